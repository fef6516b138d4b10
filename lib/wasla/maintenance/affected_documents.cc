#include "wasla/maintenance/affected_documents.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "wasla/base/hash.h"
#include "wasla/index/format.h"
#include "wasla/index/name_path.h"
#include "wasla/index/sound_index.h"
#include "wasla/linking/head_words.h"

namespace wasla::maintenance {
namespace {

using index::PackedSkeleton;
using text::CharKind;
using text::FoldingProfile;

// Automata larger than this many states take longer to make than they save.
constexpr std::size_t kMostLetters = 60'000;
// A thread forgets its words where they are more than this.
constexpr std::size_t kMostWords = 1u << 21;
// As linking/token_sounds.cc and linking/unseen_matcher.cc have them; never smaller here for the first, larger for the
// others.
constexpr std::size_t kShortestWord = 3;  // letters
constexpr std::size_t kSoundsAnEdit = 4, kSoundsAnEditAcross = 2;

// Languages that a word in this script may be heard in; the others sound like one of these.
std::array<Language, 2> languages_of(CharKind script) {
  return script == CharKind::kArabic ? std::array{Language::kArabic, Language::kSorani}
                                     : std::array{Language::kEnglish, Language::kKurmanji};
}

// As SoundIndex::near, but of a skeleton outside an index.
bool near(PackedSkeleton own, PackedSkeleton skeleton) {
  return own != 0 && skeleton != 0 &&
         (own == skeleton ||
          (index::classes(own) + 1 >= index::kClassesForEdit &&
           index::classes(skeleton) + 1 >= index::kClassesForEdit && index::within_one_edit(own, skeleton)));
}

// Whether an unseen spelling may be found by this word.
bool may_begin(const text::Token& token) {
  return token.key_length >= kShortestWord &&
         (token.script == CharKind::kArabic || (token.script == CharKind::kLatin && token.flags & text::kCapital));
}

// What a single word must have to be another spelling of a name in its own writing: as UnseenMatcher::has_cue.
bool has_cue(const text::Tokens& tokens, std::uint32_t i) {
  const text::Token& token = tokens.tokens[i];
  if (token.script == CharKind::kLatin) {
    return token.gap != text::Gap::kBreak && token.gap != text::Gap::kDot && token.gap != text::Gap::kNewline;
  }
  return i > 0 && token.gap <= text::Gap::kSoft && linking::find_head_word(tokens.key(tokens.tokens[i - 1]));
}

bool begins_with_servant(PackedSkeleton s) {
  const int bits = index::kClassBits * static_cast<int>(index::classes(index::kServant));
  return (s & ((PackedSkeleton{1} << bits) - 1)) == index::kServant;
}

}  // namespace

AffectedDocuments::AffectedDocuments(IndexDifference difference) : difference_(std::move(difference)) {
  std::map<std::string, std::uint32_t> numbers;
  std::size_t letters = 0;
  for (const std::vector<std::string>& pieces : difference_.letters) {
    anywhere_ = anywhere_ || pieces.empty();
    std::vector<std::uint32_t>& name = names_.emplace_back();
    for (const std::string& piece : pieces) {
      const auto [known, fresh] = numbers.try_emplace(piece, static_cast<std::uint32_t>(numbers.size()));
      letters += fresh ? piece.size() : 0;
      name.push_back(known->second);
    }
  }
  if (letters > kMostLetters) {
    difference_.everything = "very many names have changed";
    return;
  }
  std::vector<std::string> strings(numbers.size());
  for (const auto& [piece, number] : numbers) {
    strings[number] = piece;
  }
  letters_ = LetterSearch(strings);
  name_words_.insert(difference_.name_words.begin(), difference_.name_words.end());
  for (const FiledSound& filed : difference_.sounds) {
    add_form(filed);
  }
}

std::uint32_t AffectedDocuments::unit(const Unit& unit) {
  const auto [known, fresh] = unit_numbers_.try_emplace(unit, static_cast<std::uint32_t>(units_.size()));
  if (fresh) {
    units_.push_back(unit);
    forms_of_.emplace_back();
    for (const PackedSkeleton skeleton : unit.skeletons) {
      file(known->second, skeleton);
    }
  }
  return known->second;
}

void AffectedDocuments::file(std::uint32_t unit, PackedSkeleton skeleton) {
  if (skeleton == 0) {
    return;
  }
  servants_ = servants_ || begins_with_servant(skeleton);
  units_by_sound_[skeleton].push_back(unit);
  index::for_each_shorter(skeleton, [&](PackedSkeleton shorter) { units_by_sound_[shorter].push_back(unit); });
}

void AffectedDocuments::add_form(const FiledSound& filed) {
  const auto& parts = filed.parts;
  if (filed.anchor >= parts.size()) {
    return;
  }
  auto of_part = [&](std::size_t p) { return unit({{parts[p].skeletons[0], parts[p].skeletons[1]}}); };
  auto of_two = [&](std::size_t p) {
    return unit({{index::joined(parts[p].skeletons[0], parts[p + 1].skeletons[0]), 0}, Unit::kTwo});
  };
  Form form;
  form.anchor = parts.size() > 1 ? of_part(filed.anchor)
                                 : unit({{parts[0].skeletons[0], parts[0].skeletons[1]},
                                         Unit::kWhole,
                                         filed.sounds,
                                         filed.text_profile,
                                         filed.own_profile == filed.text_profile});
  form.reach = 3 * parts.size() + 2;  // "bin", "Abd" and a title may stand between
  for (std::size_t p = 0; p < parts.size(); ++p) {
    if (p == filed.anchor || parts[p].optional) {
      continue;
    }
    std::vector<std::uint32_t>& any = form.others.emplace_back();
    any.push_back(of_part(p));
    if (p + 1 < parts.size() && p + 1 != filed.anchor) {
      any.push_back(of_two(p));
    }
    if (p > 0 && p - 1 != filed.anchor) {
      any.push_back(of_two(p - 1));
    }
  }
  forms_of_[form.anchor].push_back(static_cast<std::uint32_t>(forms_.size()));
  forms_.push_back(std::move(form));
}

bool AffectedDocuments::may_change(std::string_view text, Scratch& scratch) const {
  if (difference_.empty()) {
    return false;
  }
  if (!difference_.everything.empty() || anywhere_) {
    return true;
  }
  text::tokenize(text, scratch.tokens);
  return has_name(scratch) || has_name_word(scratch) || has_sound(text, scratch);
}

bool AffectedDocuments::has_name(Scratch& scratch) const {
  letters_.run(scratch.tokens.keys, scratch.found);
  return scratch.found.any() && std::any_of(names_.begin(), names_.end(), [&](const auto& pieces) {
           return std::all_of(pieces.begin(), pieces.end(), [&](std::uint32_t p) { return scratch.found.has(p); });
         });
}

bool AffectedDocuments::has_name_word(const Scratch& scratch) const {
  const text::Tokens& tokens = scratch.tokens;
  return !name_words_.empty() && std::any_of(tokens.tokens.begin(), tokens.tokens.end(), [&](const text::Token& t) {
    return name_words_.contains(text::key_hash(tokens.key(t)) & ~index::kNameWordBits);
  });
}

bool AffectedDocuments::has_sound(std::string_view text, Scratch& scratch) const {
  if (forms_.empty()) {
    return false;
  }
  if (scratch.words.size() > kMostWords) {
    scratch.words.clear();
    scratch.units.resize(1);
  }
  const text::Tokens& tokens = scratch.tokens;
  const auto count = static_cast<std::uint32_t>(tokens.tokens.size());
  scratch.anchors.clear();
  for (std::uint32_t i = 0; i < count; ++i) {
    if (may_begin(tokens.tokens[i]) && units_of(text, i, scratch) != 0) {
      scratch.anchors.push_back(i);
    }
  }
  bool spread = false;
  return std::any_of(scratch.anchors.begin(), scratch.anchors.end(), [&](std::uint32_t token) {
    const auto& units = scratch.units[units_of(text, token, scratch)];
    if (std::none_of(units.begin(), units.end(),
                     [&](std::uint32_t u) { return counts(units_[u], u, tokens, token); })) {
      return false;
    }
    if (!std::exchange(spread, true)) {
      hear_all(text, scratch);
    }
    const std::size_t place = scratch.places[token];
    const auto& own = scratch.units[scratch.of_token[place]];  // hear_all() may have moved the lists
    return std::any_of(own.begin(), own.end(), [&](std::uint32_t u) {
      return counts(units_[u], u, tokens, token) &&
             std::any_of(forms_of_[u].begin(), forms_of_[u].end(),
                         [&](std::uint32_t f) { return fits(forms_[f], place, scratch); });
    });
  });
}

// Whether a token that is heard as a unit finds names by it.
bool AffectedDocuments::counts(const Unit& unit, std::uint32_t number, const text::Tokens& tokens,
                               std::uint32_t token) const {
  if (forms_of_[number].empty()) {
    return false;
  }
  const bool servant = begins_with_servant(unit.skeletons[0]) || begins_with_servant(unit.skeletons[1]);
  return unit.kind != Unit::kWhole || !unit.own || servant || has_cue(tokens, token);
}

// All words, as any may be beside; articles within a name are passed over.
void AffectedDocuments::hear_all(std::string_view text, Scratch& scratch) const {
  const text::Tokens& tokens = scratch.tokens;
  scratch.of_token.clear();
  scratch.places.resize(tokens.tokens.size());
  for (std::uint32_t i = 0; i < tokens.tokens.size(); ++i) {
    scratch.places[i] = static_cast<std::uint32_t>(scratch.of_token.size());
    if (!index::is_latin_article(text, tokens, i)) {
      scratch.of_token.push_back(units_of(text, i, scratch));
    }
  }
  scratch.of_token.push_back(0);  // a place for an article at the end
}

// What a token sounds like, in any language it may be in.
std::uint32_t AffectedDocuments::units_of(std::string_view text, std::uint32_t i, Scratch& scratch) const {
  const text::Token& token = scratch.tokens.tokens[i];
  if (token.key_length == 0 || (token.script != CharKind::kArabic && token.script != CharKind::kLatin)) {
    return 0;
  }
  const std::uint64_t key = hash_bytes(text.data() + token.begin, token.end - token.begin);
  const auto [known, fresh] = scratch.words.try_emplace(key, 0);
  if (!fresh) {
    return known->second;
  }
  std::vector<std::uint32_t> units;
  for (const Language language : languages_of(token.script)) {
    const FoldingProfile profile = linking::sound_profile(language, token.script);
    for (const linking::SoundForm& form : scratch.sounds.find(text, scratch.tokens, i, language).all()) {
      add_units(form, profile, units);
    }
  }
  if (!units.empty()) {
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    known->second = static_cast<std::uint32_t>(scratch.units.size());
    scratch.units.push_back(std::move(units));
  }
  return known->second;
}

void AffectedDocuments::add_units(const linking::SoundForm& form, FoldingProfile profile,
                                  std::vector<std::uint32_t>& out) const {
  auto look_up = [&](PackedSkeleton heard, PackedSkeleton key) {
    if (const auto found = units_by_sound_.find(key); found != units_by_sound_.end()) {
      std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(out),
                   [&](std::uint32_t u) { return is_heard(form, profile, heard, u); });
    }
  };
  auto look_up_all = [&](PackedSkeleton heard) {
    look_up(heard, heard);
    index::for_each_shorter(heard, [&](PackedSkeleton shorter) { look_up(heard, shorter); });
  };
  for (const PackedSkeleton skeleton : form.skeletons) {
    if (skeleton != 0) {
      look_up_all(skeleton);
      if (servants_) {
        look_up_all(index::joined(index::kServant, skeleton));  // behind "Abd" a word is one with it
      }
    }
  }
}

bool AffectedDocuments::is_heard(const linking::SoundForm& form, FoldingProfile profile, PackedSkeleton heard,
                                 std::uint32_t u) const {
  const Unit& unit = units_[u];
  if (unit.kind == Unit::kTwo) {
    return index::within_one_edit(unit.skeletons[0], heard);
  }
  if (!near(unit.skeletons[0], heard) && !near(unit.skeletons[1], heard)) {
    return false;
  }
  if (unit.kind == Unit::kPart || begins_with_servant(unit.skeletons[0]) || begins_with_servant(unit.skeletons[1])) {
    return true;
  }
  // As UnseenMatcher::look_up has it.
  const index::PackedDistance distance(form.sounds);
  const std::size_t own = distance.length(), length = index::classes(unit.sounds);
  const std::size_t most = unit.own ? std::max<std::size_t>(1, std::min(own, length) / kSoundsAnEdit)
                                    : std::max(own, length) / kSoundsAnEditAcross;
  return unit.profile == profile && distance(unit.sounds) <= most;
}

bool AffectedDocuments::fits(const Form& form, std::size_t place, const Scratch& scratch) const {
  const std::size_t first = place > form.reach ? place - form.reach : 0;
  const std::size_t last = std::min(scratch.of_token.size(), place + form.reach + 1);
  return std::all_of(form.others.begin(), form.others.end(), [&](const std::vector<std::uint32_t>& any) {
    for (std::size_t i = first; i < last; ++i) {
      const auto& units = scratch.units[scratch.of_token[i]];
      if (i != place && std::any_of(units.begin(), units.end(), [&](std::uint32_t u) {
            return std::find(any.begin(), any.end(), u) != any.end();
          })) {
        return true;
      }
    }
    return false;
  });
}

}  // namespace wasla::maintenance
