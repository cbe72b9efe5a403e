# The made-up people of designs.R and replicates.R, by integer arithmetic: towns in four regions, of which the third was
# taken whole, households in towns, persons in households; ids start again in every unit.
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
lower <- function(m) { m <- as.matrix(m); unlist(lapply(seq_len(nrow(m)), function(r) m[r, 1:r])) }
