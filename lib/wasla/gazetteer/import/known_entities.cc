#include "wasla/gazetteer/import/known_entities.h"

#include "wasla/text/normalizer.h"

namespace wasla {

std::string record_name(const ExternalId& identifier) {
  return identifier.scheme == kWikidataScheme || identifier.scheme == kOwnScheme
             ? identifier.value
             : identifier.scheme + ":" + identifier.value;
}

}  // namespace wasla

namespace wasla::gazetteer {

std::string KnownEntities::key(std::string_view lang, std::string_view name) {
  return std::string(lang) + '\t' + text::match_form(name, text::folding_profile(lang));
}

std::string KnownEntities::loose_key(std::string_view lang, std::string_view name) {
  return std::string(lang) + '\t' + text::loose_form(name, text::folding_profile(lang));
}

void KnownEntities::add(const Gazetteer& gazetteer) {
  for (const Entity& entity : gazetteer.entities) {
    gazetteers_.emplace(entity.id, gazetteer.name);
    if (!entity.wikidata.empty()) {
      identifiers_.emplace(ExternalId{std::string(kWikidataScheme), entity.wikidata}, entity.id);
    }
  }
  for (const Place& place : gazetteer.places) {
    placed_.insert(place.id);
  }
  for (const Redirect& redirect : gazetteer.redirects) {
    retired_.insert(redirect.old_id);
  }
  for (const Identifier& identifier : gazetteer.identifiers) {
    identifiers_.emplace(ExternalId{identifier.scheme, identifier.value}, identifier.id);
  }
  for (const Name& name : gazetteer.names) {
    names_[key(name.lang, name.text)].insert(name.id);
    if (!(name.use & kUseNever)) {
      bearers_[loose_key(name.lang, name.text)].insert(name.id);
    }
    if (name.kind == NameKind::kLabel) {
      labels_.insert({name.id, name.lang});
    }
  }
  for (const Judgement& judgement : gazetteer.judgements) {
    if (judgement.verdict == Verdict::kRejected) {
      rejected_.insert({judgement.id, key(judgement.lang, judgement.name)});
    } else if (judgement.verdict == Verdict::kSame) {
      same_.emplace(judgement.other, judgement.id);
    } else if (judgement.verdict == Verdict::kDifferent) {
      different_.insert({judgement.id, judgement.other});
    }
  }
}

const std::string* KnownEntities::gazetteer_of(const std::string& id) const {
  const auto found = gazetteers_.find(id);
  return found == gazetteers_.end() ? nullptr : &found->second;
}

const std::string* KnownEntities::find(const ExternalId& identifier) const {
  if (identifier.scheme == kOwnScheme) {
    const auto own = gazetteers_.find(identifier.value);
    return own == gazetteers_.end() ? nullptr : &own->first;
  }
  const auto found = identifiers_.find(identifier);
  return found == identifiers_.end() ? nullptr : &found->second;
}

const std::string* KnownEntities::judged_same(const ExternalId& identifier) const {
  const auto found = same_.find(record_name(identifier));
  return found == same_.end() || !gazetteers_.contains(found->second) ? nullptr : &found->second;
}

bool KnownEntities::judged_different(const std::string& id, const ExternalId& identifier) const {
  return different_.contains({id, record_name(identifier)});
}

bool KnownEntities::has_name(const std::string& id, std::string_view lang, std::string_view name) const {
  const auto found = names_.find(key(lang, name));
  return found != names_.end() && found->second.contains(id);
}

bool KnownEntities::is_name_of_another(const std::string& id, std::string_view lang, std::string_view name) const {
  const auto found = bearers_.find(loose_key(lang, name));
  return found != bearers_.end() && found->second.size() > (found->second.contains(id) ? 1u : 0u);
}

bool KnownEntities::is_rejected(const std::string& id, std::string_view lang, std::string_view name) const {
  return rejected_.contains({id, key(lang, name)});
}

void KnownEntities::announce_name(const std::string& id, std::string_view lang, std::string_view name) {
  bearers_[loose_key(lang, name)].insert(id);
}

}  // namespace wasla::gazetteer
