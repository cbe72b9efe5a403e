# Estimates from stratified, clustered and multi-stage samples as R's `survey` gives them.
#
#   Rscript designs.R      prints `name,value,…` at 17 digits; DesignReference.swift holds what it printed
#
# The data are made up by integer arithmetic, so that the tests can make the same rows: towns in four regions, of
# which the third was taken whole, households in towns, persons in households; ids start again in every unit.
suppressMessages(library(survey))
cat("# survey ", as.character(packageVersion("survey")), "\n", sep = "")
say <- function(name, value) cat(name, ",", paste(trimws(formatC(as.numeric(value), digits = 17, format = "g")), collapse = ","), "\n", sep = "")

towns <- c(6, 9, 3, 5); drawn <- c(3, 4, 3, 2)
make <- function() {
  rows <- list(); i <- 0
  for (h in 0:3) for (c in 0:(drawn[h + 1] - 1)) {
    M2 <- 4 + (h * 3 + c * 5) %% 4
    m2 <- if ((h + c) %% 4 == 0) M2 else 2 + (h + c) %% 2
    for (b in 0:(m2 - 1)) {
      M3 <- 2 + (c + b) %% 3
      m3 <- if ((c + b) %% 2 == 0) M3 else 2
      for (p in 0:(m3 - 1)) {
        rows[[i + 1]] <- c(h, c, b, towns[h + 1], M2, M3,
          (towns[h + 1] / drawn[h + 1]) * (M2 / m2) * (M3 / m3) * (1 + ((i * 5) %% 7) / 10), i)
        i <- i + 1
      }
    }
  }
  d <- as.data.frame(do.call(rbind, rows))
  names(d) <- c("h", "c", "b", "N1", "N2", "N3", "w", "i")
  d$town <- d$h * 100 + d$c; d$home <- d$town * 100 + d$b
  d$rating <- 1 + (d$i * 7 + d$h * 3 + d$c * 2 + d$i %/% 5) %% 5
  d$area <- (d$i + d$h) %% 3
  d$budget <- 1 + (d$i * d$i) %% 4
  d$spend <- d$budget + ((d$i * 5) %% 7) / 2
  d$answered <- as.numeric((d$i * 3 + d$c) %% 11 != 0)
  d$score <- ifelse(d$answered == 1, d$rating, NA)
  d$good <- ifelse(d$answered == 1, as.numeric(d$rating >= 4), NA)
  d$zeroed <- ifelse(d$answered == 1, d$rating, 0)
  d$billion <- 1e9 + d$rating
  d
}
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

lower <- function(m) { m <- as.matrix(m); unlist(lapply(seq_len(nrow(m)), function(r) m[r, 1:r])) }
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
  b <- svymean(~billion, s)
  say(paste(name, "billion"), c(coef(b), SE(b)))
  by <- svyby(~good, ~area, subset(s, !is.na(good)), svymean, covmat = TRUE)
  say(paste(name, "areas"), coef(by))
  say(paste(name, "areas covariance"), lower(vcov(by)))
  say(paste(name, "areas df"), sapply(0:2, function(a) degf(subset(s, area == a & !is.na(good)))))
  difference <- svycontrast(by, c(1, -1, 0))
  say(paste(name, "difference"), c(coef(difference), SE(difference)))
  for (method in c("beta", "logit", "asin", "mean"))
    say(paste(name, method), confint(svyciprop(~good, subset(s, !is.na(good)), method = method)))
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

# Quantiles: the inverse of the weighted distribution, its interval turned back from that of the share (Woodruff).
for (name in c("clusters", "finite", "rows")) {
  q <- svyquantile(~spend, all[[name]], c(0.1, 0.25, 0.5, 0.75, 0.9), interval.type = "mean", qrule = "math")
  say(paste(name, "quantiles"), t(q$spend[, 1:3]))
}
