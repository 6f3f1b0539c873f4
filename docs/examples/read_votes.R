# Reads what hemicycle writes, with nothing but R and, for the last part, the package pscl.
#
#   hemicycle agree --by year --csv pairs.csv
#   hemicycle ideal --csv points.csv
#   hemicycle export votes --for voeten
#   hemicycle export rollcall --for pscl
#   Rscript read_votes.R
#
# Run it in the folder with these files. It prints one figure a line.

say <- function(name, value) cat(name, format(value, digits = 12), "\n")
read_csv <- function(file) {
  read.csv(file, stringsAsFactors = FALSE, na.strings = "", encoding = "UTF-8")
}

# 1. Agreement: one row a pair and session; "ccode_a" and "ccode_b" join with other data sets.
pairs <- read_csv("pairs.csv")
stopifnot(all(c("ccode_a", "iso3_a", "name_a", "session", "year") %in% names(pairs)))
mine <- pairs[pairs$member_a == "FRA" & pairs$member_b == "USA", ]
say("pairs", nrow(pairs))
say("mean_agree_FRA_USA", mean(mine$agree))

# 2. Ideal points: one row a member and session, with a 90 % interval.
points <- read_csv("points.csv")
stopifnot(all(c("ccode", "iso3", "name", "session", "year") %in% names(points)))
say("points", nrow(points))
usa <- points[points$iso3 == "USA", ]
say("mean_ideal_USA", mean(usa$ideal))

# 3. Votes in Voeten's layout: as his own files, so his scripts run on them.
votes <- read_csv("votes/UNVotes.csv")
descriptions <- read_csv("votes/descriptions.csv")
both <- merge(votes, descriptions[, c("vote_id", "yes", "no", "abstain")], by = "vote_id")
say("rows", nrow(votes))
say("yes", sum(votes$vote == 1))
say("yes_by_tally", sum(descriptions$yes, na.rm = TRUE))
stopifnot(nrow(both) == nrow(votes))

# 4. pscl's rollcall object.
source("rollcall/rollcall.R")
rc <- read_rollcall("rollcall", abstain = "missing")
say("members", rc$n)
say("roll_calls", rc$m)
say("yea", sum(rc$votes %in% rc$codes$yea))
say("not_in_body", sum(rc$votes %in% rc$codes$notInLegis))
