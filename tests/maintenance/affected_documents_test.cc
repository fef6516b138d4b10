#include "wasla/maintenance/affected_documents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "linking/fixture.h"
#include "wasla/evaluation/gold_reader.h"
#include "wasla/maintenance/impact.h"
#include "wasla/text/offset_map.h"

namespace wasla::maintenance {
namespace {

std::filesystem::path source(const std::string& path) { return std::filesystem::path(WASLA_SOURCE_DIR) / path; }

InputDocument document(std::string id, std::string text) {
  InputDocument d;
  d.id = std::move(id);
  d.text = std::move(text);
  return d;
}

// A state of the gazetteers, compiled.
class State {
 public:
  explicit State(const MergedGazetteer& gazetteer, const ModelBytes& models) : linker_(gazetteer, models) {}
  Index& index() { return linker_.index(); }
  Linker& linker() { return linker_.linker(); }

 private:
  TestLinker linker_;
};

MergedGazetteer town() {
  MergedGazetteer g;
  g.entities = {entity("dolan", EntityType::kLocation, "town", 3), entity("iraq", EntityType::kLocation, "country", 9)};
  g.names = {name("dolan", "en", "Dolan"), name("iraq", "ar", "العراق"), name("iraq", "en", "Iraq")};
  return g;
}

MergedGazetteer sorted(MergedGazetteer g) {
  std::sort(g.entities.begin(), g.entities.end(), [](const Entity& a, const Entity& b) { return a.id < b.id; });
  std::sort(g.names.begin(), g.names.end(), [](const Name& a, const Name& b) {
    return std::tie(a.id, a.lang, a.kind, a.text) < std::tie(b.id, b.lang, b.kind, b.text);
  });
  return g;
}

// The part of the shipped gazetteers that the gold set speaks of.
MergedGazetteer gold_gazetteer(const std::vector<AnnotatedDocument>& gold) {
  Diagnostics problems;
  const MergedGazetteer all = merge(read_gazetteers({source("gazetteers")}, problems));
  std::set<std::string> wanted;
  for (const AnnotatedDocument& d : gold) {
    for (const AnnotatedMention& m : d.mentions) {
      wanted.insert(m.id);
    }
  }
  MergedGazetteer part;
  std::copy_if(all.entities.begin(), all.entities.end(), std::back_inserter(part.entities),
               [&](const Entity& e) { return wanted.contains(e.id); });
  std::copy_if(all.names.begin(), all.names.end(), std::back_inserter(part.names),
               [&](const Name& n) { return wanted.contains(n.id); });
  std::copy_if(all.relations.begin(), all.relations.end(), std::back_inserter(part.relations),
               [&](const Relation& r) { return wanted.contains(r.subject) && wanted.contains(r.object); });
  // Some of the texts' names are in none, so that they can be unseen spellings of new ones.
  std::erase_if(part.entities, [](const Entity& e) { return e.id.size() % 5 == 0; });
  std::erase_if(part.names, [](const Name& n) { return n.id.size() % 5 == 0; });
  std::erase_if(part.relations,
                [](const Relation& r) { return r.subject.size() % 5 == 0 || r.object.size() % 5 == 0; });
  return part;
}

std::vector<AnnotatedDocument> gold_documents() {
  std::vector<AnnotatedDocument> all;
  for (const char* lang : {"en", "ar", "ckb", "kmr"}) {
    for (AnnotatedDocument& d : read_annotated_documents(source(std::string("tests/gold/") + lang + ".jsonl"))) {
      all.push_back(std::move(d));
    }
  }
  return all;
}

// One change as a person may make it.
class Editor {
 public:
  Editor(unsigned seed, const std::vector<AnnotatedDocument>& documents) : random_(seed), documents_(documents) {}

  std::string edit(MergedGazetteer& g) {
    Name& some = g.names[below(g.names.size())];
    Entity& entity = g.entities[below(g.entities.size())];
    switch (below(11)) {
      case 0: {
        const std::string what = "remove name " + some.id + " " + some.lang + " " + some.text;
        g.names.erase(g.names.begin() + (&some - g.names.data()));
        return what;
      }
      case 1: {
        Name fresh = some;
        fresh.kind = NameKind::kMisspelling;
        fresh.text = misspelled(fresh.text);
        g.names.push_back(fresh);
        return "add misspelling " + fresh.id + " " + fresh.lang + " " + fresh.text;
      }
      case 2: some.use = some.use ? kUseAlways : kUseContext; return "use of " + some.id + " " + some.text;
      case 3: entity.prior = static_cast<std::uint8_t>(below(10)); return "prior of " + entity.id;
      case 4: {
        if (g.relations.empty()) {
          return "";
        }
        const Relation gone = g.relations[below(g.relations.size())];
        std::erase(g.relations, gone);
        return "remove relation " + gone.subject + " " + gone.relation + " " + gone.object;
      }
      case 5: {
        Entity rival = entity;
        rival.id += "-2";
        rival.wikidata.clear();
        Name fresh = some;
        fresh.id = rival.id;
        g.entities.push_back(rival);
        g.names.push_back(fresh);
        return "rival " + rival.id + " " + fresh.text;
      }
      case 6: {
        const std::string id = entity.id;
        std::erase_if(g.entities, [&](const Entity& e) { return e.id == id; });
        std::erase_if(g.names, [&](const Name& n) { return n.id == id; });
        std::erase_if(g.relations, [&](const Relation& r) { return r.subject == id || r.object == id; });
        return "remove entity " + id;
      }
      case 7: {
        // Any words of a text as a name.
        Name fresh = some;
        fresh.text = words();
        fresh.kind = NameKind::kAlias;
        g.names.push_back(fresh);
        return "add name " + fresh.id + " " + fresh.lang + " " + fresh.text;
      }
      case 8:
      case 9: {
        // An entity that texts may name in another spelling: two words of a name, each with a letter more or less.
        const std::vector<std::string> parts = name_in_text();
        Entity bearer = entity;
        bearer.id += "-9";
        bearer.wikidata.clear();
        bearer.prior = 7;
        Name fresh = some;
        fresh.id = bearer.id;
        fresh.lang = parts[0];
        fresh.kind = NameKind::kLabel;
        fresh.text = misspelled(parts[1]);
        g.entities.push_back(bearer);
        g.names.push_back(fresh);
        return "add entity " + bearer.id + " " + fresh.lang + " " + fresh.text;
      }
      default: some.kind = NameKind::kShort; return "kind of " + some.id + " " + some.text;
    }
  }

 private:
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

  // One letter less, or one twice.
  std::string misspelled(const std::string& text) {
    std::vector<std::string> letters;
    for (const char c : text) {
      if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) {
        letters.back() += c;
      } else {
        letters.emplace_back(1, c);
      }
    }
    const std::size_t at = below(letters.size());
    letters[at] = below(2) ? "" : letters[at] + letters[at];
    std::string out;
    for (const std::string& letter : letters) {
      out += letter;
    }
    return out.find_first_not_of(' ') == std::string::npos ? text : out;
  }

  // The language of a text and a mention in it.
  std::vector<std::string> name_in_text() {
    for (;;) {
      const AnnotatedDocument& d = documents_[below(documents_.size())];
      if (!d.mentions.empty()) {
        const AnnotatedMention& m = d.mentions[below(d.mentions.size())];
        const text::OffsetMap map(d.text);
        const std::size_t begin = map.to_byte(m.start, text::OffsetUnit::kCodePoint);
        const std::size_t end = map.to_byte(m.end, text::OffsetUnit::kCodePoint);
        return {d.lang, d.text.substr(begin, end - begin)};
      }
    }
  }

  std::string words() {
    const std::string& text = documents_[below(documents_.size())].text;
    text::Tokens tokens;
    text::tokenize(text, tokens);
    const std::size_t first = below(tokens.tokens.size());
    const std::size_t last = std::min(tokens.tokens.size() - 1, first + below(2));
    return text.substr(tokens.tokens[first].begin, tokens.tokens[last].end - tokens.tokens[first].begin);
  }

  std::mt19937 random_;
  const std::vector<AnnotatedDocument>& documents_;
};

std::vector<std::string> report(const Linker& before, const Linker& after, const AffectedDocuments* affected,
                                const std::vector<AnnotatedDocument>& documents, std::size_t& linked) {
  // What is left out of account is far below this (kNegligibleOdds).
  const DocumentComparer comparer(before, after, affected,
                                  {.linking = {}, .probability = 0.01, .context = 60, .keep = {}});
  DocumentComparer::Scratch scratch;
  std::vector<std::string> lines;
  for (const AnnotatedDocument& d : documents) {
    InputDocument input = document(d.id, d.text);
    const DocumentImpact impact = comparer.compare(input, scratch);
    linked += impact.linked;
    for (const LinkChange& c : impact.changes) {
      lines.push_back(c.document + " " + std::string(to_string(c.kind)) + " " + std::to_string(c.before.begin) + " " +
                      c.before.entity + " " + std::to_string(c.after.begin) + " " + c.after.entity + " " + c.context);
    }
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

// The rule of the quick way: it tells what linking everything twice tells.
TEST(AffectedDocuments, RandomEditsGiveTheSameReportAsLinkingEverything) {
  const std::vector<AnnotatedDocument> documents = gold_documents();
  const MergedGazetteer whole = sorted(gold_gazetteer(documents));
  const ModelBytes models = sound_models();
  State before(whole, models);
  std::size_t quick = 0, full = 0, changes = 0;
  const unsigned first = std::getenv("WASLA_SEED") ? static_cast<unsigned>(std::atoi(std::getenv("WASLA_SEED"))) : 1;
  const unsigned rounds =
      std::getenv("WASLA_ROUNDS") ? static_cast<unsigned>(std::atoi(std::getenv("WASLA_ROUNDS"))) : 24;
  for (unsigned seed = first; seed < first + rounds; ++seed) {
    MergedGazetteer edited = whole;
    const std::string edit = Editor(seed, documents).edit(edited);
    State after(sorted(edited), models);
    IndexDifference difference = compare_indexes(before.index(), after.index());
    const AffectedDocuments affected(std::move(difference));
    std::size_t linked = 0, all = 0;
    const auto expected = report(before.linker(), after.linker(), nullptr, documents, all);
    const auto found = report(before.linker(), after.linker(), &affected, documents, linked);
    std::vector<std::string> missed;
    std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(), std::back_inserter(missed));
    EXPECT_TRUE(found == expected) << "seed " << seed << ": " << edit << "; " << missed.size() << " missed, such as "
                                   << (missed.empty() ? "" : missed[0]);
    RecordProperty(std::to_string(seed), edit + ": " + std::to_string(linked));
    quick += linked;
    full += all;
    changes += expected.size();
  }
  EXPECT_GT(changes, 10u);
  EXPECT_LT(quick, full / 3);
}

// Single words, with and without what tells that they are names, in each writing system.
TEST(AffectedDocuments, SingleWordsInAnotherSpellingGiveTheSameReport) {
  const ModelBytes models = sound_models();
  State before(town(), models);
  const std::vector<std::array<std::string, 2>> names = {
      {"en", "Hamadani"}, {"kmr", "Hemedanî"}, {"ar", "حمداني"}, {"ckb", "حەمەدانی"}, {"en", "Zakaria"}};
  const std::vector<std::string> spellings = {"Hemedani", "Hammadani", "Hemedanî", "Hemdanî",  "حمدانی", "حماداني",
                                              "حەمدانی",  "حەمەدانی",  "Zakariya", "Zekeriya", "زكريا",  "زەکەریا"};
  const std::vector<std::string> frames = {"@ spoke.",
                                           "President @ spoke.",
                                           "they met @ there",
                                           "It is late. @ left.",
                                           "قال @ أمس",
                                           "الوزير @ أمس",
                                           "وەزیر @ گوتی",
                                           "دوێنێ @ هات",
                                           "Serok @ got ku ew ê were Hewlêrê",
                                           "wî ji @ re got ku ew ê were"};
  std::size_t changes = 0, linked = 0, all = 0;
  for (const auto& [lang, text] : names) {
    MergedGazetteer edited = town();
    edited.entities.push_back(entity("somebody", EntityType::kPerson, "politician", 7));
    edited.names.push_back(name("somebody", lang, text));
    State after(sorted(edited), models);
    const AffectedDocuments affected(compare_indexes(before.index(), after.index()));
    std::vector<AnnotatedDocument> documents;
    for (const std::string& spelling : spellings) {
      for (const std::string& frame : frames) {
        AnnotatedDocument& d = documents.emplace_back();
        d.text = frame;
        d.text.replace(frame.find('@'), 1, spelling);
        d.id = d.text;
      }
    }
    const auto expected = report(before.linker(), after.linker(), nullptr, documents, all);
    EXPECT_EQ(report(before.linker(), after.linker(), &affected, documents, linked), expected) << text;
    changes += expected.size();
  }
  EXPECT_GT(changes, 20u);
  EXPECT_LT(linked, all);
}

TEST(AffectedDocuments, NothingIsLinkedWhereNothingChanged) {
  const std::vector<AnnotatedDocument> documents = gold_documents();
  const MergedGazetteer whole = sorted(gold_gazetteer(documents));
  State before(whole, {}), after(whole, {});
  const AffectedDocuments affected(compare_indexes(before.index(), after.index()));
  EXPECT_TRUE(affected.difference().empty());
  AffectedDocuments::Scratch scratch;
  EXPECT_FALSE(affected.may_change(documents[0].text, scratch));
}

// What each kind of change reaches, and what it leaves alone.
TEST(AffectedDocuments, ANewNameReachesTextsThatHaveIt) {
  MergedGazetteer edited = town();
  edited.names.push_back(name("iraq", "ar", "بلاد الرافدين", NameKind::kAlias));
  State before(town(), {}), after(sorted(edited), {});
  const AffectedDocuments affected(compare_indexes(before.index(), after.index()));
  AffectedDocuments::Scratch scratch;
  EXPECT_TRUE(affected.may_change("عاد إلى بلاد الرافدين أمس", scratch));
  EXPECT_TRUE(affected.may_change("وصل لبلاد الرافدين", scratch)) << "behind a proclitic";
  EXPECT_FALSE(affected.may_change("سافر إلى العراق أمس", scratch)) << "another name of the entity";
  EXPECT_FALSE(affected.may_change("بلاد أخرى", scratch)) << "one of its words";
}

TEST(AffectedDocuments, ANewNameReachesTextsThatSpellItOtherwise) {
  MergedGazetteer edited = town();
  edited.entities.push_back(entity("zardasht-hamadani", EntityType::kPerson, "politician", 6));
  edited.names.push_back(name("zardasht-hamadani", "en", "Zardasht Hamadani"));
  const ModelBytes models = sound_models();
  State before(town(), models), after(sorted(edited), models);
  const AffectedDocuments affected(compare_indexes(before.index(), after.index()));
  AffectedDocuments::Scratch scratch;
  const std::string text = "Yesterday President Zardesht Hemedani spoke in Cairo.";
  EXPECT_TRUE(affected.may_change(text, scratch));
  EXPECT_TRUE(affected.may_change("قال زردشت حمداني", scratch)) << "in another script";
  EXPECT_FALSE(
      affected.may_change("Zardesht spoke to Omar, and a long way further on in this text Hemedani spoke.", scratch))
      << "not beside one another";
  EXPECT_FALSE(affected.may_change("Yesterday President Harald Gormsson spoke in Cairo.", scratch));
  wasla::Scratch linking;
  EXPECT_NE(after.linker().link(text, linking).mentions.size(), before.linker().link(text, linking).mentions.size());
}

TEST(AffectedDocuments, APriorReachesAllNamesOfItsEntity) {
  MergedGazetteer edited = town();
  edited.entities[1].prior = 2;
  State before(town(), {}), after(edited, {});
  const AffectedDocuments affected(compare_indexes(before.index(), after.index()));
  AffectedDocuments::Scratch scratch;
  EXPECT_TRUE(affected.may_change("للعراق", scratch));
  EXPECT_TRUE(affected.may_change("Iraq's border", scratch));
  EXPECT_FALSE(affected.may_change("Dolan", scratch));
}

TEST(AffectedDocuments, ARelationReachesBothEnds) {
  MergedGazetteer edited = town();
  edited.relations.push_back({"dolan", "located-in", "iraq", {}, {}, "curated"});
  State before(town(), {}), after(edited, {});
  const AffectedDocuments affected(compare_indexes(before.index(), after.index()));
  AffectedDocuments::Scratch scratch;
  EXPECT_TRUE(affected.may_change("in Iraq", scratch));
  EXPECT_TRUE(affected.may_change("in Dolan", scratch));
  EXPECT_FALSE(affected.may_change("in Erbil", scratch));
}

TEST(LetterSearch, FindsWhatIsThereAndNothingElse) {
  const LetterSearch search({"he", "she", "hers", "his", "e"});
  LetterSearch::Found found;
  const std::string text = "ushers";
  search.run({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}, found);
  EXPECT_TRUE(found.has(0) && found.has(1) && found.has(2) && found.has(4));
  EXPECT_FALSE(found.has(3));
  search.run({}, found);
  EXPECT_FALSE(found.any() || found.has(0));
}

}  // namespace
}  // namespace wasla::maintenance
