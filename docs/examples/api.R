# The API from R, without packages: Rscript api.R http://127.0.0.1:8193
# Tables come as CSV, so that read.csv() is all it takes.
given <- commandArgs(trailingOnly = TRUE)
site <- if (length(given) > 0) given[1] else "http://127.0.0.1:8193"

ask <- function(path, ...) {
  parameters <- list(..., format = "csv")
  encoded <- vapply(parameters, function(one) URLencode(as.character(one), reserved = TRUE), "")
  query <- paste(names(parameters), encoded, sep = "=", collapse = "&")
  read.csv(paste0(site, "/api/v1", path, "?", query), na.strings = "")
}

roll <- ask("/votes/GA-ES-11-7/ballots")
print(table(roll$position))

pair <- ask("/agreement", member = "FRA", member = "USA")
print(pair[, c("year", "n", "agree", "low", "high")], row.names = FALSE, digits = 3)

council <- ask("/votes", body = "SC", outcome = "not_adopted")
cat(nrow(council), "texts not adopted by the Council\n")
