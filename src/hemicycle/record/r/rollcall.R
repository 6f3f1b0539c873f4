# Builds pscl's rollcall object from votes.csv, members.csv and rollcalls.csv.
#
#   source("rollcall.R")
#   rc <- read_rollcall(".")                            # abstentions are missing
#   rc <- read_rollcall(".", abstain = "nay")           # anything but yes is no
#   summary(rc); ideal(rc); wnominate::wnominate(rc, polarity = ...)
#
# Cells: 1 yes, 2 abstain, 3 no, 8 on the roll without a vote, 9 not on the roll, NA unknown.

read_rollcall <- function(folder, abstain = c("missing", "nay", "yea")) {
  abstain <- match.arg(abstain)
  if (!requireNamespace("pscl", quietly = TRUE)) {
    stop("read_rollcall needs the R package pscl: install.packages('pscl')")
  }
  table_of <- function(name) {
    read.csv(file.path(folder, name), check.names = FALSE, stringsAsFactors = FALSE,
             na.strings = "", encoding = "UTF-8")
  }
  cells <- table_of("votes.csv")
  votes <- as.matrix(cells[, -1, drop = FALSE])
  codes <- list(yea = 1, nay = 3, missing = c(NA, 8), notInLegis = 9)
  codes[[abstain]] <- c(codes[[abstain]], 2)
  pscl::rollcall(
    votes,
    yea = codes$yea, nay = codes$nay, missing = codes$missing, notInLegis = codes$notInLegis,
    legis.names = cells[[1]], vote.names = colnames(votes),
    legis.data = table_of("members.csv"), vote.data = table_of("rollcalls.csv"),
    desc = "exported from hemicycle", source = folder
  )
}
