// The fixed parts of the HTML page: style, legend, language switch.
#pragma once

#include <string_view>

namespace wasla::html {

// Works without scripts but for the switch; nothing is fetched from anywhere.
inline constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="wasla/1">
<title>Names in text</title>
<style>
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fdfdfb; --soft: #6a6a6a; --line: #ddd;
  --per: #fbe3b0; --org: #c9e4f6; --loc: #cdebcb; --misc: #ead5f2; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #17181a; --soft: #9a9a9a; --line: #3a3a3a;
  --per: #6a4d10; --org: #17486a; --loc: #1f5a2a; --misc: #553067; } }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; color: var(--ink); background: var(--paper);
  font: 1.05rem/1.7 system-ui, "Noto Sans", "Noto Naskh Arabic", sans-serif; }
header { position: sticky; top: 0; padding: .4rem 0; background: var(--paper); border-bottom: 1px solid var(--line);
  font-size: .85rem; display: flex; gap: 1rem; flex-wrap: wrap; align-items: center; justify-content: space-between; }
h2 { font-size: .9rem; font-weight: 600; color: var(--soft); margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
p { margin: .4rem 0; text-align: start; overflow-wrap: anywhere; white-space: pre-wrap; }
p.error { color: #c22; }
mark { color: inherit; border-radius: .25em; padding: .05em .15em; cursor: help; }
.per { background: var(--per); } .org { background: var(--org); } .loc { background: var(--loc); }
.misc { background: var(--misc); } .nil { background: none; border-bottom: 2px dotted var(--soft); }
</style>
</head>
<body>
<header>
<span><mark class="per">person</mark> <mark class="org">organisation</mark> <mark class="loc">place</mark>
<mark class="misc">other</mark></span>
<label>Labels: <select id="language"><option value="en">English</option><option value="ar">العربية</option>
<option value="ckb">کوردیی ناوەندی</option><option value="kmr">Kurmancî</option></select></label>
</header>
<main>
)html";

inline constexpr std::string_view kTail = R"html(</main>
<script>
const choice = document.getElementById('language');
function relabel() {
  for (const m of document.querySelectorAll('mark[data-id]')) {
    m.title = [m.getAttribute('data-' + choice.value), m.dataset.id, m.dataset.type, m.dataset.p].join(' \u00b7 ') +
      (m.dataset.more || '');
  }
}
choice.addEventListener('change', relabel);
const wanted = (navigator.languages || []).map(l => l.split('-')[0]).map(l => l === 'ku' ? 'kmr' : l)
  .find(l => ['en', 'ar', 'ckb', 'kmr'].includes(l));
if (wanted) { choice.value = wanted; relabel(); }
</script>
</body>
</html>
)html";

}  // namespace wasla::html
