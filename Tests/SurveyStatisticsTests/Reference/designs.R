# Estimates from stratified, clustered and multi-stage samples as R's `survey` gives them.
#
#   Rscript designs.R      prints `name,value,…` at 17 digits; DesignReference.swift holds what it printed
#
# The data are those of towns.R, made up by integer arithmetic, so that the tests can make the same rows.
suppressMessages(library(survey))
cat("# survey ", as.character(packageVersion("survey")), "\n", sep = "")
source("towns.R")
d <- make()
say("rows", c(nrow(d), sum(d$rating), sum(d$answered), sum(d$w), sum(d$spend)))

d$one <- 1
all <- list(
  rows = svydesign(ids = ~1, weights = ~w, data = d),
  stratified = svydesign(ids = ~1, strata = ~h, weights = ~w, data = d),
  clusters = svydesign(ids = ~town, strata = ~h, weights = ~w, data = d),
  unweighted = svydesign(ids = ~town, strata = ~h, weights = ~one, data = d),
  finite = svydesign(ids = ~town, strata = ~h, fpc = ~N1, weights = ~w, data = d),
  twostage = svydesign(ids = ~town + home, strata = ~h, fpc = ~N1 + N2, weights = ~w, data = d),
  threestage = svydesign(ids = ~town + home + i, strata = ~h, fpc = ~N1 + N2 + N3, weights = ~w, data = d))

for (name in names(all)) {
  s <- all[[name]]
  total <- svytotal(~rating + zeroed + spend, s, deff = "replace")
  say(paste(name, "total"), coef(total))
  say(paste(name, "total covariance"), lower(vcov(total)))
  say(paste(name, "total deff"), deff(total))
  say(paste(name, "df"), degf(s))
  mean <- svymean(~score, s, na.rm = TRUE, deff = "replace")
  say(paste(name, "mean"), c(coef(mean), SE(mean), deff(mean)))
  if (name != "unweighted") {
    mean <- svymean(~score, s, na.rm = TRUE, deff = TRUE)
    say(paste(name, "mean deff finite"), deff(mean))
  }
  share <- svymean(~good, s, na.rm = TRUE)
  say(paste(name, "share"), c(coef(share), SE(share)))
  r <- svyratio(~spend, ~budget, s, deff = "replace")
  say(paste(name, "ratio"), c(coef(r), SE(r), deff(r)))
  # Values near 10^9 would leave R five digits of the error: moved back, whole numbers exactly, it is the same.
  b <- svymean(~I(billion - 1e9), s)
  say(paste(name, "billion"), c(coef(b), SE(b)))
  by <- svyby(~good, ~area, subset(s, !is.na(good)), svymean, covmat = TRUE)
  say(paste(name, "areas"), coef(by))
  say(paste(name, "areas covariance"), lower(vcov(by)))
  say(paste(name, "areas df"), sapply(0:2, function(a) degf(subset(s, area == a & !is.na(good)))))
  difference <- svycontrast(by, c(1, -1, 0))
  say(paste(name, "difference"), c(coef(difference), SE(difference)))
  for (method in c("beta", "logit", "asin", "mean"))
    say(paste(name, "interval", method), confint(svyciprop(~good, subset(s, !is.na(good)), method = method)))
}

# Calibrated to areas, in designs with a region taken whole and over three stages: a total, a number moved back from a
# billion, and domains that are not controlled.
targets <- c(`(Intercept)` = 480, `factor(area)1` = 170, `factor(area)2` = 150)
for (name in c("stratified", "finite", "threestage")) {
  s <- calibrate(all[[name]], ~factor(area), targets, calfun = "raking", epsilon = 1e-14, maxit = 200)
  total <- svytotal(~spend, s)
  b <- svymean(~I(billion - 1e9), s)
  r <- svyratio(~spend, ~budget, s)
  say(paste(name, "calibrated"), c(coef(total), SE(total), coef(b), SE(b), coef(r), SE(r)))
  # `svyby` stops on a calibrated design with missing answers: ratios of totals, 0 outside, do not.
  s <- update(s, a1 = answered * (budget == 1), a2 = answered * (budget == 2),
    y1 = ifelse(answered == 1 & budget == 1, rating >= 4, 0), y2 = ifelse(answered == 1 & budget == 2, rating >= 4, 0))
  by <- svycontrast(svytotal(~y1 + a1 + y2 + a2, s), list(one = quote(y1 / a1), two = quote(y2 / a2)))
  say(paste(name, "calibrated domains"), c(coef(by), lower(vcov(by))))
}

# One town of the last region only: a lone unit.
lone <- d[!(d$h == 3 & d$c > 0), ]
for (policy in c("certainty", "average", "adjust")) {
  options(survey.lonely.psu = policy)
  for (finite in c(FALSE, TRUE)) {
    s <- if (finite) svydesign(ids = ~town, strata = ~h, fpc = ~N1, weights = ~w, data = lone)
         else svydesign(ids = ~town, strata = ~h, weights = ~w, data = lone)
    name <- paste("lone", policy, if (finite) "finite" else "plain")
    say(paste(name, "mean"), SE(svymean(~rating, s)))
    say(paste(name, "total"), SE(svytotal(~rating, s)))
  }
}
# What `adjust` means, by its definition: the lone town measured from the mean of all towns' totals.
z <- tapply(lone$w * lone$rating, lone$town, sum); zh <- tapply(lone$h, lone$town, min)
for (finite in c(FALSE, TRUE)) {
  v <- 0
  for (h in 0:3) {
    own <- z[zh == h]; m <- length(own); f <- if (finite) 1 - m / towns[h + 1] else 1
    v <- v + if (m == 1) f * (own - mean(z))^2 else f * m / (m - 1) * sum((own - mean(own))^2)
  }
  say(paste("by definition adjust", if (finite) "finite" else "plain", "total"), sqrt(v))
}
options(survey.lonely.psu = "fail")

# Zero cells: nobody of area 2 is satisfied; everybody identical; two rows.
d$none <- ifelse(d$area == 2, 0, d$good)
s <- svydesign(ids = ~town, strata = ~h, fpc = ~N1, weights = ~w, data = d)
by <- svyby(~none, ~area, subset(s, !is.na(none)), svymean, covmat = TRUE)
say("none", c(coef(by), lower(vcov(by))))
say("identical", c(coef(svymean(~I(0 * i + 3), s)), SE(svymean(~I(0 * i + 3), s))))
pair <- data.frame(y = c(2, 5), w = c(1, 3))
s <- svydesign(ids = ~1, weights = ~w, data = pair)
say("pair", c(coef(svymean(~y, s)), SE(svymean(~y, s)), coef(svytotal(~y, s)), SE(svytotal(~y, s))))

# Weights scaled to a mean of 1.
d$scaled <- d$w / mean(d$w)
s <- svydesign(ids = ~town, strata = ~h, weights = ~scaled, data = d)
m <- svymean(~score, s, na.rm = TRUE, deff = "replace")
say("scaled mean", c(coef(m), SE(m), deff(m)))
say("scaled total", c(coef(svytotal(~rating, s)), SE(svytotal(~rating, s))))

# Multiple response: ticks a and b of those who answered, per respondent and per tick.
d$a <- d$answered * ((d$i %% 4) < 2); d$bb <- d$answered * ((d$i %% 3) == 1)
d$ticks <- d$a + d$bb
d$any <- as.numeric(d$ticks > 0)
s <- svydesign(ids = ~town, strata = ~h, fpc = ~N1, weights = ~w, data = d)
say("ticks respondents", c(coef(svyratio(~a, ~any, s)), SE(svyratio(~a, ~any, s))))
say("ticks ticks", c(coef(svyratio(~a, ~ticks, s)), SE(svyratio(~a, ~ticks, s))))

# Quantiles: the inverse of the weighted distribution. The interval turns p +- t SE back, SE that of the share at or
# below the quantile (Woodruff). svyquantile has the share itself in the place of p, which lies above it among ties.
for (name in c("clusters", "finite", "rows")) {
  s <- all[[name]]; w <- weights(s); x <- d$spend; o <- order(x)
  inverse <- function(p) x[o][which(cumsum(w[o]) >= p * sum(w))[1]]
  printed <- c()
  for (p in c(0.1, 0.25, 0.5, 0.75, 0.9)) {
    q <- coef(svyquantile(~spend, s, p, interval.type = "mean", qrule = "math"))
    s <- update(s, below = as.numeric(spend <= q))
    half <- qt(0.975, degf(s)) * as.numeric(SE(svymean(~below, s)))
    lower <- inverse(p - half); upper <- inverse(p + half)
    printed <- c(printed, q, lower, upper, (upper - lower) / (2 * qt(0.975, degf(s))))
  }
  say(paste(name, "quantiles"), printed)
}
