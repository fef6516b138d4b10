#include "wasla/gazetteer/set_index.h"

#include <algorithm>

#include "wasla/text/normalizer.h"

namespace wasla {

SetIndex::SetIndex(const GazetteerSet& set) : set_(&set) {
  for (std::uint32_t g = 0; g < set.gazetteers.size(); ++g) {
    const Gazetteer& one = set.gazetteers[g];
    const auto for_each = [&](const auto& rows, auto visit) {
      for (std::uint32_t r = 0; r < rows.size(); ++r) {
        visit(rows[r], RowPlace{g, r});
      }
    };
    for_each(one.entities, [&](const Entity& e, RowPlace place) {
      EntityRows& rows = rows_[e.id];
      rows.definition = rows.definition ? rows.definition : std::optional(place);
    });
    for_each(one.names, [&](const Name& n, RowPlace place) { rows_[n.id].names.push_back(place); });
    for_each(one.relations, [&](const Relation& r, RowPlace place) {
      rows_[r.subject].subject_of.push_back(place);
      rows_[r.object].object_of.push_back(place);
    });
    for_each(one.identifiers, [&](const Identifier& i, RowPlace place) { rows_[i.id].identifiers.push_back(place); });
    for_each(one.places, [&](const Place& p, RowPlace place) { rows_[p.id].places.push_back(place); });
    for_each(one.redirects, [&](const Redirect& r, RowPlace place) {
      redirects_.emplace(r.old_id, r.target);
      if (!r.target.empty()) {
        rows_[r.target].redirects_here.push_back(place);
      }
    });
  }
}

const SetIndex::EntityRows* SetIndex::rows(std::string_view id) const {
  const auto found = rows_.find(id);
  return found == rows_.end() ? nullptr : &found->second;
}

const Entity* SetIndex::entity(std::string_view id) const {
  const EntityRows* found = rows(id);
  return found && found->definition ? &gazetteer(*found->definition).entities[found->definition->row] : nullptr;
}

std::string_view SetIndex::resolved(std::string_view id) const {
  for (std::size_t step = 0; step <= redirects_.size(); ++step) {  // a circle ends too
    const auto next = redirects_.find(id);
    if (next == redirects_.end()) {
      break;
    }
    id = next->second;
  }
  return id;
}

std::string_view SetIndex::label(std::string_view id) const {
  std::string_view any;
  if (const EntityRows* found = rows(id)) {
    for (const RowPlace& place : found->names) {
      const Name& one = name(place);
      if (one.kind == NameKind::kLabel && one.lang == "en") {
        return one.text;
      }
      any = any.empty() && one.kind == NameKind::kLabel ? std::string_view(one.text) : any;
    }
  }
  return any.empty() ? id : any;
}

std::vector<std::string_view> SetIndex::find_by_name(std::string_view wanted) const {
  text::Letters forms[text::kFoldingProfiles], form;
  for (int p = 0; p < text::kFoldingProfiles; ++p) {
    text::match_form(wanted, static_cast<text::FoldingProfile>(p), forms[p]);
  }
  std::vector<std::string_view> ids;
  for (const Gazetteer& one : set_->gazetteers) {
    for (const Name& n : one.names) {
      const text::FoldingProfile profile = text::folding_profile(n.lang);
      text::match_form(n.text, profile, form);
      if (!form.letters.empty() && form.letters == forms[static_cast<std::size_t>(profile)].letters &&
          std::find(ids.begin(), ids.end(), n.id) == ids.end()) {
        ids.push_back(n.id);
      }
    }
  }
  return ids;
}

}  // namespace wasla
