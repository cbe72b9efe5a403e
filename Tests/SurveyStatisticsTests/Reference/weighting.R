# Post-stratification, raking, calibration and trimming as R's `survey` gives them.
#
#   Rscript weighting.R      prints `name,value` at 17 digits; WeightingReference.swift holds what it printed
#
# The data are made up by integer arithmetic, so that the tests can make the same rows: 240 people of two sexes, four
# ages and three regions, with design weights from 1 to 2.5, a shop's turnover and a rating from 1 to 5.
suppressMessages(library(survey))

cat("# survey ", as.character(packageVersion("survey")), "\n", sep = "")
say <- function(name, value) cat(name, ",", paste(formatC(as.numeric(value), digits = 17, format = "g", width = 1), collapse = ","), "\n", sep = "")

i <- 0:239
d <- data.frame(
  w = 1 + ((i * 5) %% 7) / 4,
  sex = factor((i * 7 + i %/% 3) %% 5 %/% 3),
  age = factor((i * 7 + i %/% 11) %% 11 %/% 3),
  region = factor((i * 3 + i %/% 5) %% 7 %/% 3),
  turnover = 100 + (i * 37) %% 101,
  rating = (i * 3 + i %/% 7 + (i %% 9 == 0)) %% 5 + 1,
  stratum = i %/% 80,
  cluster = i %/% 5)
d$satisfied <- as.numeric(d$rating >= 4)
say("counts", c(table(d$sex), table(d$age), table(d$region), sum(d$turnover), sum(d$rating)))

sexes <- c(230, 210)
ages <- c(130, 110, 100, 100)
regions <- c(190, 170, 80)
turnover <- 66500

plain <- svydesign(ids = ~1, weights = ~w, data = d)
clustered <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, data = d)

report <- function(name, design) {
  weights <- weights(design)
  say(paste(name, "weights"), c(weights[c(1, 2, 3, 4, 27, 100, 240)], sum(weights^2)))
  mean <- svymean(~rating, design)
  share <- svyratio(~I(satisfied * (sex == 1)), ~I(as.numeric(sex == 1)), design)
  total <- svytotal(~rating, design)
  say(name, c(coef(mean), SE(mean), coef(share), SE(share), coef(total), SE(total)))
}

report("base", plain)
poststratified <- postStratify(plain, ~age, data.frame(age = factor(0:3), Freq = ages))
report("poststratified", poststratified)
controlled <- svytotal(~age, poststratified)
say("controlled", c(coef(controlled), SE(controlled)))

margins <- c(`(Intercept)` = 440, sex1 = 210, age1 = 110, age2 = 100, age3 = 100, region1 = 170, region2 = 80)
calibrated <- function(design, ...) {
  calibrate(design, ~sex + age + region, margins, epsilon = 1e-14, maxit = 200, ...)
}
report("raking", calibrated(plain, calfun = "raking"))
report("raking clustered", calibrated(clustered, calfun = "raking"))
report("linear", calibrated(plain, calfun = "linear"))
report("bounded", calibrated(plain, calfun = "linear", bounds = c(0.75, 1.5)))
report("logit", calibrated(plain, calfun = "logit", bounds = c(0.7, 1.7)))
report("logit clustered", calibrated(clustered, calfun = "logit", bounds = c(0.7, 1.7)))

# R's own raking has the same weights, when its tolerance is tightened, and another standard error.
raked <- rake(plain, list(~sex, ~age, ~region),
  list(data.frame(sex = factor(0:1), Freq = sexes), data.frame(age = factor(0:3), Freq = ages),
       data.frame(region = factor(0:2), Freq = regions)),
  control = list(maxit = 500, epsilon = 1e-10))
report("rake()", raked)

# With a numeric total beside two margins.
numeric <- c(`(Intercept)` = 440, sex1 = 210, age1 = 110, age2 = 100, age3 = 100, turnover = turnover)
withnumber <- function(...) calibrate(plain, ~sex + age + turnover, numeric, epsilon = 1e-14, maxit = 200, ...)
report("number linear", withnumber(calfun = "linear"))
report("number raking", withnumber(calfun = "raking"))
report("number logit", withnumber(calfun = "logit", bounds = c(0.7, 1.7)))
# A numeric total alone, without a head count: the generalised ratio estimator.
report("number alone", calibrate(plain, ~turnover - 1, c(turnover = turnover), epsilon = 1e-14))

# Quantiles of what no control explains, as in designs.R, and tests of a table of which one side is controlled.
calibratedmore <- function(name, s) {
  w <- weights(s); x <- d$turnover; o <- order(x); t <- qt(0.975, degf(s))
  inverse <- function(p) x[o][which(cumsum(w[o]) >= p * sum(w))[1]]
  printed <- c()
  for (p in c(0.25, 0.5, 0.75)) {
    q <- inverse(p)
    half <- t * as.numeric(SE(svymean(~below, update(s, below = as.numeric(turnover <= q)))))
    printed <- c(printed, q, inverse(p - half), inverse(p + half), (inverse(p + half) - inverse(p - half)) / (2 * t))
  }
  say(paste(name, "quantiles"), printed)
  for (kind in c("F", "Chisq", "Wald", "adjWald")) {
    t <- svychisq(~rating + region, s, statistic = kind)
    say(paste(name, kind), c(t$statistic, t$parameter, t$p.value))
  }
}
calibratedmore("raking", calibrated(plain, calfun = "raking"))
calibratedmore("raking clustered", calibrated(clustered, calfun = "raking"))
calibratedmore("linear clustered", calibrated(clustered, calfun = "linear"))

trimmed <- trimWeights(calibrated(plain, calfun = "raking"), upper = 2.6, lower = 1.1)
say("trimmed", c(weights(trimmed)[c(1, 2, 3, 4, 27, 100, 240)], sum(weights(trimmed)), sum(weights(trimmed)^2)))
# Weights that came calibrated, their base not known: a calibration that moves none of them, from the weights as base.
given <- function(design) {
  w <- weights(calibrated(design, calfun = "raking"))
  s <- if (design$has.strata) svydesign(ids = ~cluster, strata = ~stratum, weights = ~given, data = cbind(d, given = w))
       else svydesign(ids = ~1, weights = ~given, data = cbind(d, given = w))
  calibrated(s, calfun = "linear")
}
report("given", given(plain))
report("given clustered", given(clustered))

# Errors after trimming: R keeps the residuals of the calibration that went before. Controls are no longer met, and a
# controlled count has an error again.
report("trimmed raking", trimmed)
controlled <- svytotal(~age, trimmed)
say("trimmed raking controlled", c(coef(controlled), SE(controlled)))
report("trimmed logit clustered",
  trimWeights(calibrated(clustered, calfun = "logit", bounds = c(0.7, 1.7)), upper = 2.6, lower = 1.1))
# Trimmed, then calibrated again: two calibrations one after the other.
report("trimmed and raked", calibrated(trimmed, calfun = "raking"))

# Two waves that share some pairs of neighbours, stacked: the pair is the unit, in three strata.
stacked <- rbind(
  data.frame(d[1:120, ], wave = 1, shift = 0, i = 0:119),
  data.frame(d[61:200, ], wave = 2, shift = as.numeric(60:199 %% 3 == 0), i = 60:199))
stacked$pair <- stacked$i %/% 2
stacked$part <- stacked$pair %% 3
stacked$answer <- ifelse(stacked$i %% 11 == 5, NA, stacked$rating + stacked$shift)
# `svyby(covmat = TRUE)` stops at missing answers: totals of answers, 0 where there is none, and their ratios do not.
for (wave in 1:2) {
  asked <- stacked$wave == wave & !is.na(stacked$answer)
  stacked[[paste0("a", wave)]] <- as.numeric(asked)
  stacked[[paste0("y", wave)]] <- ifelse(asked, stacked$answer, 0)
}
panel <- svydesign(ids = ~pair, strata = ~part, weights = ~w, data = stacked)
means <- svycontrast(svytotal(~y1 + a1 + y2 + a2, panel),
  list(first = quote(y1 / a1), second = quote(y2 / a2), change = quote(y2 / a2 - y1 / a1)))
say("waves", c(coef(means), SE(means)[3], vcov(means)[1, 2]))
