#include "wasla/evaluation/calibration.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace wasla {
namespace {

// The rank-sum statistic (Mann and Whitney 1947); equal probabilities share their ranks.
double auroc_of(std::vector<Judged> judged) {
  std::sort(judged.begin(), judged.end(),
            [](const Judged& a, const Judged& b) { return a.probability < b.probability; });
  double right = 0, ranks = 0;
  for (std::size_t first = 0; first < judged.size();) {
    std::size_t last = first, right_here = 0;
    while (last < judged.size() && judged[last].probability == judged[first].probability) {
      right_here += judged[last].right;
      ++last;
    }
    ranks += static_cast<double>(right_here) * (static_cast<double>(first + last + 1) / 2);
    right += static_cast<double>(right_here);
    first = last;
  }
  const double wrong = static_cast<double>(judged.size()) - right;
  return right > 0 && wrong > 0 ? (ranks - right * (right + 1) / 2) / (right * wrong) : 0.5;
}

template <typename... Values>
std::string formatted(const char* format, Values... values) {
  char text[256];
  std::snprintf(text, sizeof text, format, values...);
  return text;
}

double share_right(const CalibrationReport::Bin& bin) {
  return bin.count ? static_cast<double>(bin.right) / static_cast<double>(bin.count) : 0.0;
}

}  // namespace

CalibrationReport calibration_of(const std::vector<Judged>& judged) {
  CalibrationReport report;
  std::array<double, CalibrationReport::kBins> sums{};
  for (const Judged& one : judged) {
    const double p = std::clamp(one.probability, 0.0, 1.0);
    const auto bin =
        std::min<std::size_t>(static_cast<std::size_t>(p * CalibrationReport::kBins), CalibrationReport::kBins - 1);
    ++report.bins[bin].count;
    report.bins[bin].right += one.right;
    sums[bin] += p;
    ++report.count;
    report.right += one.right;
    report.brier += (p - (one.right ? 1.0 : 0.0)) * (p - (one.right ? 1.0 : 0.0));
  }
  if (report.count == 0) {
    return report;
  }
  const auto all = static_cast<double>(report.count);
  report.brier /= all;
  for (std::size_t b = 0; b < CalibrationReport::kBins; ++b) {
    CalibrationReport::Bin& bin = report.bins[b];
    if (bin.count > 0) {
      bin.probability = sums[b] / static_cast<double>(bin.count);
      report.ece += static_cast<double>(bin.count) / all * std::abs(bin.probability - share_right(bin));
    }
  }
  report.auroc = auroc_of(judged);
  return report;
}

std::string text_report(const CalibrationReport& report) {
  std::string out = "probability   links   mean   right\n";
  for (std::size_t b = 0; b < CalibrationReport::kBins; ++b) {
    const CalibrationReport::Bin& bin = report.bins[b];
    out += formatted("%.1f - %.1f  %8llu", static_cast<double>(b) / 10, static_cast<double>(b + 1) / 10,
                     static_cast<unsigned long long>(bin.count));
    out +=
        bin.count ? formatted("  %.3f   %.3f\n", bin.probability, share_right(bin)) : std::string("      -       -\n");
  }
  return out + formatted("links %llu  right %.3f  ECE %.4f  Brier %.4f  AUROC %.4f\n",
                         static_cast<unsigned long long>(report.count),
                         report.count ? static_cast<double>(report.right) / static_cast<double>(report.count) : 0.0,
                         report.ece, report.brier, report.auroc);
}

std::string json_report(const CalibrationReport& report) {
  std::string out =
      formatted("{\"links\": %llu, \"right\": %llu, \"ece\": %.4f, \"brier\": %.4f, \"auroc\": %.4f, \"bins\": [",
                static_cast<unsigned long long>(report.count), static_cast<unsigned long long>(report.right),
                report.ece, report.brier, report.auroc);
  for (std::size_t b = 0; b < CalibrationReport::kBins; ++b) {
    const CalibrationReport::Bin& bin = report.bins[b];
    out += formatted("%s{\"from\": %.1f, \"to\": %.1f, \"links\": %llu, \"mean\": %.4f, \"right\": %.4f}",
                     b ? ", " : "", static_cast<double>(b) / 10, static_cast<double>(b + 1) / 10,
                     static_cast<unsigned long long>(bin.count), bin.probability, share_right(bin));
  }
  return out + "]}";
}

std::string svg_diagram(const CalibrationReport& report, const std::string& title) {
  constexpr double kLeft = 50, kTop = 40, kSide = 300;
  std::string escaped;
  for (char c : title) {
    escaped += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
  }
  std::string out =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"380\" height=\"400\" font-family=\"sans-serif\" "
      "font-size=\"11\">\n<rect width=\"380\" height=\"400\" fill=\"white\"/>\n<text x=\"50\" y=\"22\" "
      "font-size=\"13\">" +
      escaped + "</text>\n";
  std::uint64_t most = 1;
  for (const auto& bin : report.bins) {
    most = std::max(most, bin.count);
  }
  // Grey bars: how many links lie in the bin; blue dots: their share of right ones.
  for (std::size_t b = 0; b < CalibrationReport::kBins; ++b) {
    const CalibrationReport::Bin& bin = report.bins[b];
    const double height = 60 * std::log1p(static_cast<double>(bin.count)) / std::log1p(static_cast<double>(most));
    out += formatted("<rect x=\"%.1f\" y=\"%.1f\" width=\"28\" height=\"%.1f\" fill=\"#ddd\"/>\n",
                     kLeft + static_cast<double>(b) * kSide / 10 + 1, kTop + kSide - height, height);
  }
  out += formatted("<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" fill=\"none\" stroke=\"black\"/>\n",
                   kLeft, kTop, kSide, kSide);
  out += formatted("<line x1=\"%.0f\" y1=\"%.0f\" x2=\"%.0f\" y2=\"%.0f\" stroke=\"#888\" stroke-dasharray=\"4\"/>\n",
                   kLeft, kTop + kSide, kLeft + kSide, kTop);
  std::string line;
  for (const auto& bin : report.bins) {
    if (bin.count > 0) {
      const double x = kLeft + bin.probability * kSide, y = kTop + (1 - share_right(bin)) * kSide;
      out += formatted("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#1f5fbf\"/>\n", x, y);
      line += formatted("%.1f,%.1f ", x, y);
    }
  }
  out += "<polyline points=\"" + line + "\" fill=\"none\" stroke=\"#1f5fbf\"/>\n";
  for (int tick = 0; tick <= 10; tick += 2) {
    out += formatted("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.1f</text>\n", kLeft + tick * kSide / 10,
                     kTop + kSide + 15, tick / 10.0);
    out += formatted("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>\n", kLeft - 6,
                     kTop + kSide - tick * kSide / 10 + 4, tick / 10.0);
  }
  return out +
         "<text x=\"200\" y=\"372\" text-anchor=\"middle\">probability</text>\n<text x=\"14\" y=\"190\" "
         "transform=\"rotate(-90 14 190)\" text-anchor=\"middle\">share that is right</text>\n" +
         formatted("<text x=\"50\" y=\"392\">%llu links, ECE %.3f, Brier %.3f, AUROC %.3f</text>\n</svg>\n",
                   static_cast<unsigned long long>(report.count), report.ece, report.brier, report.auroc);
}

}  // namespace wasla
