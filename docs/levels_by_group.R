# Levels by group, low to the left and high to the right of a line: Rscript levels_by_group.R ADDRESS WAVE BREAKDOWN FILE.pdf
# A token, where people sign in, stands in NINEFOLD_TOKEN. Needs R 4 alone, and no package.

words <- commandArgs(trailingOnly = TRUE)
if (length(words) != 4) stop("Say an address, a wave, a breakdown and a file: http://127.0.0.1:8501/data \"2026 spring\" division levels.pdf")
address <- words[1]
wave <- words[2]
breakdown <- words[3]

fetched <- function(table, ...) {
  filter <- c(...)
  asked <- paste0(names(filter), "=", vapply(as.character(filter), URLencode, "", reserved = TRUE), recycle0 = TRUE)
  token <- Sys.getenv("NINEFOLD_TOKEN")
  from <- url(
    paste0(address, "/", table, ".csv", if (length(asked)) "?", paste(asked, collapse = "&")),
    headers = if (nzchar(token)) c(Authorization = paste("Bearer", token))
  )
  read.csv(from, encoding = "UTF-8", check.names = FALSE)
}

release <- fetched("release", wave = wave, rater_group = "self", measure = "performance", breakdown = breakdown)
levels <- fetched("levels")
if (nrow(release) == 0) stop("Nothing is published for this wave and breakdown.")
levels <- levels[levels$framework_id == release$framework_id[1], ]
release <- release[release$framework_id == release$framework_id[1], ]
release$level <- factor(release$level_id, levels = levels$level_id, ordered = TRUE)

counts <- tapply(release$level_ratings, list(release$block, release$level), sum)
shares <- 100 * counts / rowSums(counts)
high <- as.logical(levels$is_high)
low_sum <- rowSums(shares[, !high, drop = FALSE])
shares <- shares[order(low_sum, decreasing = TRUE), , drop = FALSE]
low_sum <- rowSums(shares[, !high, drop = FALSE])

colours <- colorRampPalette(c("#d7e6f2", "#0b4f8a"))(nrow(levels))
pdf(words[4], width = 10, height = 2 + 0.3 * nrow(shares))
par(mar = c(4, 16, 4, 1), las = 1)
plot(NULL, xlim = c(-100, 100), ylim = c(0.5, nrow(shares) + 0.5), axes = FALSE, ann = FALSE)
for (row in seq_len(nrow(shares))) {
  ends <- cumsum(c(-low_sum[row], shares[row, ]))
  rect(head(ends, -1), row - 0.4, tail(ends, -1), row + 0.4, col = colours, border = "white")
}
abline(v = 0)
axis(1, at = seq(-100, 100, 50), labels = abs(seq(-100, 100, 50)))
axis(2, at = seq_len(nrow(shares)), labels = rownames(shares), tick = FALSE)
title(main = paste0("Ratings at each level, ", wave), xlab = "Per cent of ratings, all dimensions")
legend("top", legend = levels$name, fill = colours, horiz = TRUE, bty = "n", inset = c(0, -0.12), xpd = TRUE)
invisible(dev.off())

told <- data.frame(block = rownames(shares), high = round(100 - low_sum, 1))
write.csv(told, stdout(), row.names = FALSE)
