# Design-based estimates, intervals and reliability as R's `survey` and `psych` give them.
#
#   Rscript survey.R      prints `name,value` at 17 digits; Estimates/SurveyReference.swift holds what it printed
#
# The data are made up by integer arithmetic, so that the tests can make the same rows: 60 people, five items
# from 1 to 5, some left out, weights from 1 to 2.5, drawn from 400.
suppressMessages({library(survey); library(psych)})

cat("# survey ", as.character(packageVersion("survey")), ", psych ", as.character(packageVersion("psych")), "\n", sep = "")
say <- function(name, value) cat(name, ",", paste(trimws(formatC(as.numeric(value), digits = 17, format = "g")), collapse = ","), "\n", sep = "")

i <- 0:59
complete <- sapply(0:4, function(j) {
  base <- (i * 7 + i %/% 9) %% 5
  noise <- ((i * i + 3 * i * j + j * j) %% 7) %/% 2 - 1
  pmin(pmax(base + noise, 0), 4) + 1
})
answered <- sapply(0:4, function(j) if (j == 0) rep(TRUE, 60) else (i * 3 + j * 5) %% 11 != 0)
d <- data.frame(w = 1 + ((i * 5) %% 7) / 4, one = 1, N = 400)
for (j in 1:5) {
  d[[paste0("a", j)]] <- as.numeric(answered[, j])                              # answered
  d[[paste0("s", j)]] <- as.numeric(answered[, j] & complete[, j] >= 4)         # and satisfied
  d[[paste0("q", j)]] <- ifelse(answered[, j], complete[, j], NA)
}
d$x <- rowSums(answered)
d$y <- d$s1 + d$s2 + d$s3 + d$s4 + d$s5
say("sum", c(sum(complete), sum(answered), sum(d$y)))

designs <- list(
  plain = svydesign(ids = ~1, weights = ~one, data = d),
  weighted = svydesign(ids = ~1, weights = ~w, data = d),
  fpc = svydesign(ids = ~1, weights = ~one, fpc = ~N, data = d),
  weightedfpc = svydesign(ids = ~1, weights = ~w, fpc = ~N, data = d))

for (name in names(designs)) {
  design <- designs[[name]]
  share <- svymean(~s1, design, deff = "replace")
  say(paste0(name, " share"), c(coef(share), SE(share), deff(share)))
  score <- svymean(~q1, design, deff = "replace")
  say(paste0(name, " score"), c(coef(score), SE(score), deff(score)))
  # Item 2 was left out by some: they stay in the sample as zeros.
  partial <- svyratio(~s2, ~a2, design)
  say(paste0(name, " partial"), c(coef(partial), SE(partial)))
  pooled <- svyratio(~y, ~x, design)
  say(paste0(name, " pooled"), c(coef(pooled), SE(pooled)))
  totals <- svytotal(~s1 + s2 + s3 + s4 + s5 + a1 + a2 + a3 + a4 + a5, design)
  rates <- svycontrast(totals, quote((s1 / a1 + s2 / a2 + s3 / a3 + s4 / a4 + s5 / a5) / 5))
  say(paste0(name, " rates"), c(coef(rates), SE(rates)))
  difference <- svycontrast(totals, quote(s1 / a1 - s2 / a2))
  say(paste0(name, " difference"), c(coef(difference), SE(difference)))
  for (method in c("beta", "logit", "asin", "mean")) {
    say(paste(name, method), confint(svyciprop(~s1, design, method = method)))
  }
}

# Everybody satisfied: R has no interval, or one of no width.
d$all <- 1
for (method in c("beta", "logit", "asin", "mean")) {
  say(paste("everybody", method), suppressWarnings(confint(svyciprop(~all, svydesign(ids = ~1, weights = ~one, data = d), method = method))))
}

alpha <- suppressWarnings(psych::alpha(as.data.frame(complete), check.keys = FALSE))
say("alpha", c(alpha$total$raw_alpha, alpha$total$std.alpha))
say("dropped", alpha$alpha.drop$raw_alpha)
say("rest", alpha$item.stats$r.drop)
correlation <- cor(complete)
say("correlation", correlation[lower.tri(correlation)])
adequacy <- KMO(correlation)
say("kmo", c(adequacy$MSA, adequacy$MSAi))
bartlett <- cortest.bartlett(correlation, n = 60)
say("bartlett", c(bartlett$chisq, bartlett$df, bartlett$p.value))
say("irv", apply(complete[1:3, ], 1, sd))

say("clopper 45/50", binom.test(45, 50)$conf.int)
say("clopper 20/23 .9", binom.test(20, 23, conf.level = 0.9)$conf.int)
say("clopper 7/7", binom.test(7, 7)$conf.int)
say("wilson 45/50", prop.test(45, 50, correct = FALSE)$conf.int)

# Exact, of ten million: the least and the greatest number of satisfied people under whom the answers are no rarity.
N <- 1e7; n <- 5e5; x <- 450000
least <- function(holds, from, to) { while (from < to) { m <- floor((from + to) / 2); if (holds(m)) to <- m else from <- m + 1 }; from }
say("hypergeometric 450000/500000 of 10^7", c(
  least(function(K) phyper(x - 1, K, N - K, n, lower.tail = FALSE) > 0.025, x, N - n + x),
  least(function(K) phyper(x, K, N - K, n) <= 0.025, x, N - n + x) - 1))
