// Two entities made one (edit.h).
#include <set>
#include <string>
#include <utility>

#include "wasla/base/error.h"
#include "wasla/base/problem_reporter.h"
#include "wasla/gazetteer/edit.h"
#include "wasla/gazetteer/edit_rows.h"

namespace wasla::gazetteer {
namespace {

constexpr std::size_t kType = 1, kClass = 2, kWikidata = 3, kPrior = 4, kDescription = 5;

class Merger {
 public:
  Merger(EditSession& session, std::string keep, std::string other)
      : session_(session),
        keep_(std::move(keep)),
        other_(std::move(other)),
        home_(session.owner(keep_)),
        other_home_(session.owner(other_)) {}

  void run(std::string_view reason) {
    merge_entity_rows();
    collect_names_of_keep();
    for (std::size_t g = 0; g < session_.set().gazetteers.size(); ++g) {
      merge_names(g);
      merge_relations(g);
      merge_identifiers(g);
      merge_places(g);
      merge_judgements(g);
      merge_allowances(g);
    }
    session_.table(destination(other_home_), kRedirectsFile).add({other_, keep_, std::string(reason)});
  }

 private:
  // Rows stay in their gazetteer if it may speak of what is kept, so that none that others build upon takes in what
  // stood in one of its users. Only what the other's own gazetteer said of it has to move where it may not.
  std::size_t destination(std::size_t g) const { return g == other_home_ && !session_.may_refer(g, home_) ? home_ : g; }

  // The row with its ID `column` changed to what is kept, in its own gazetteer or in the one it moves to.
  void move(std::size_t g, std::string_view file, std::size_t row, std::size_t column) {
    EditableTable& table = session_.table(g, file);
    if (destination(g) == g) {
      table.set(row, column, keep_);
      return;
    }
    std::vector<std::string> fields = table.fields(row);
    fields[column] = keep_;
    table.erase(row);
    session_.table(destination(g), file).add(fields);
  }

  void merge_entity_rows() {
    const RowPlace kept = entity_row(session_, keep_);
    const RowPlace gone = entity_row(session_, other_);
    EditableTable& from = session_.table(gone.gazetteer, kEntitiesFile);
    const std::vector<std::string> theirs = from.fields(gone.row);
    EditableTable& entities = session_.table(kept.gazetteer, kEntitiesFile);
    const std::vector<std::string> ours = entities.fields(kept.row);
    if (ours[kType] != theirs[kType]) {
      throw Error(ErrorKind::kInput, keep_ + " is " + ours[kType] + " and " + other_ + " is " + theirs[kType],
                  "if they are one all the same, set the type of one of them first");
    }
    from.erase(gone.row);
    std::size_t row = kept.row;
    for (const std::size_t column : {kClass, kWikidata, kDescription}) {
      const bool is_free = ours[column].empty() || (column == kClass && ours[column] == "other");
      if (is_free && !theirs[column].empty()) {
        row = entities.set(row, column, theirs[column]);
      } else if (column != kDescription && !theirs[column].empty() && theirs[column] != ours[column]) {
        session_.note("the " + std::string(kEntityColumns[column].name) + " stays " + ours[column] + "; " + other_ +
                      " had " + theirs[column]);
      }
    }
    const auto prior = [](const std::string& text) { return text.empty() ? std::to_string(kMiddlingPrior) : text; };
    if (prior(theirs[kPrior]) > prior(ours[kPrior])) {
      entities.set(row, kPrior, theirs[kPrior]);
    }
  }

  void collect_names_of_keep() {
    for (std::size_t g = 0; g < session_.set().gazetteers.size(); ++g) {
      const EditableTable& names = session_.table(g, kNamesFile);
      for (const std::size_t row : names.rows_with(0, keep_)) {
        if (names.field(row, kNameKindColumn) == "label") {
          labels_.emplace(names.field(row, kNameLang));
        }
      }
    }
  }

  void merge_names(std::size_t g) {
    for (const std::size_t row : session_.table(g, kNamesFile).rows_with(0, other_)) {
      merge_name(g, row);
    }
  }

  void merge_name(std::size_t g, std::size_t row) {
    EditableTable& names = session_.table(g, kNamesFile);
    const NameKey key{std::string(names.field(row, kNameLang)), std::string(names.field(row, kNameText))};
    const bool is_label = names.field(row, kNameKindColumn) == "label";
    const bool keeps_label =
        is_label && !labels_.contains(key.lang) && !moved_labels_.contains({destination(g), key.lang});
    if (merge_with_same_name(g, row, key, keeps_label)) {
      return;
    }
    if (is_label && !keeps_label) {
      session_.note("an alias from now on, no label: " + description_of(keep_, key));
      row = names.set(row, kNameKindColumn, "alias");
    }
    if (keeps_label) {
      moved_labels_.emplace(destination(g), key.lang);
    }
    move(g, kNamesFile, row, 0);
  }

  // Where what is kept has the name as well, in the same gazetteer or for the same use in its own, one row is enough.
  bool merge_with_same_name(std::size_t g, std::size_t row, const NameKey& key, bool keeps_label) {
    EditableTable& names = session_.table(g, kNamesFile);
    for (const std::size_t at : std::set<std::size_t>{destination(g), home_}) {
      EditableTable& table = session_.table(at, kNamesFile);
      for (const std::size_t own : table.rows_with(0, keep_)) {
        if (table.field(own, kNameLang) != key.lang || table.field(own, kNameText) != key.text) {
          continue;
        }
        const bool same_use = table.field(own, kNameUseColumn) == names.field(row, kNameUseColumn);
        if (at != destination(g) && !same_use) {
          continue;
        }
        if (!same_use) {
          session_.note("the use stays as " + keep_ + " has it; " + other_ + " had '" +
                        std::string(names.field(row, kNameUseColumn)) + "' for " + description_of(keep_, key));
        }
        names.erase(row);
        if (keeps_label) {
          table.set(own, kNameKindColumn, "label");
          labels_.insert(key.lang);
        }
        return true;
      }
    }
    return false;
  }

  void merge_relations(std::size_t g) {
    EditableTable& relations = session_.table(g, kRelationsFile);
    for (const std::size_t column : {std::size_t{0}, std::size_t{2}}) {
      for (const std::size_t row : relations.rows_with(column, other_)) {
        std::vector<std::string> fields = relations.fields(row);
        const std::size_t opposite = 2 - column;
        if (fields[opposite] == keep_ || fields[opposite] == other_) {
          session_.note("relation removed, both ends are one now: " + fields[0] + " " + fields[1] + " " + fields[2]);
          relations.erase(row);
          continue;
        }
        fields[column] = keep_;
        // Of a relation that would have to move, the home of what is kept may not know the other end.
        const bool may_move =
            session_.is_entity(fields[opposite]) && session_.may_refer(home_, session_.owner(fields[opposite]));
        const std::size_t to = may_move ? destination(g) : g;
        if (find_row(session_.table(to, kRelationsFile), {fields[0], fields[1], fields[2], fields[3], fields[4]})) {
          relations.erase(row);
        } else if (to == g) {
          relations.set(row, column, keep_);
        } else {
          move(g, kRelationsFile, row, column);
        }
      }
    }
  }

  void merge_identifiers(std::size_t g) {
    EditableTable& identifiers = session_.table(g, kIdentifiersFile);
    for (const std::size_t row : identifiers.rows_with(0, other_)) {
      const std::vector<std::string> fields = identifiers.fields(row);
      if (find_row(session_.table(destination(g), kIdentifiersFile), {keep_, fields[1], fields[2]})) {
        identifiers.erase(row);
      } else {
        move(g, kIdentifiersFile, row, 0);
      }
    }
  }

  void merge_places(std::size_t g) {
    EditableTable& places = session_.table(g, kPlacesFile);
    for (const std::size_t row : places.rows_with(0, other_)) {
      if (!has_place()) {
        move(g, kPlacesFile, row, 0);
        continue;
      }
      session_.note("the place of " + keep_ + " stays; " + other_ + " was at " + std::string(places.field(row, 1)) +
                    ", " + std::string(places.field(row, 2)));
      places.erase(row);
    }
  }

  bool has_place() {
    for (std::size_t g = 0; g < session_.set().gazetteers.size(); ++g) {
      if (!session_.table(g, kPlacesFile).rows_with(0, keep_).empty()) {
        return true;
      }
    }
    return false;
  }

  void merge_judgements(std::size_t g) {
    EditableTable& judgements = session_.table(g, kJudgementsFile);
    for (const std::size_t column : {std::size_t{0}, std::size_t{2}}) {
      for (const std::size_t row : judgements.rows_with(column, other_)) {
        std::vector<std::string> fields = judgements.fields(row);
        fields[column] = keep_;
        const bool about_itself = fields[0] == fields[2];
        if (about_itself || find_row(judgements, {fields.begin(), fields.end()})) {
          judgements.erase(row);
        } else {
          judgements.set(row, column, keep_);
        }
      }
    }
  }

  void merge_allowances(std::size_t g) {
    EditableTable& allowances = session_.table(g, kLintAllowFile);
    for (const std::size_t row : allowances.rows_with(1, other_)) {
      if (find_row(allowances, {allowances.field(row, 0), keep_})) {
        allowances.erase(row);
      } else {
        allowances.set(row, 1, keep_);
      }
    }
  }

  EditSession& session_;
  std::string keep_, other_;
  std::size_t home_, other_home_;                               // the gazetteers that define the two
  std::set<std::string> labels_;                                // languages in which what is kept has one
  std::set<std::pair<std::size_t, std::string>> moved_labels_;  // gazetteer and language of those it has got
};

}  // namespace

void merge_entities(EditSession& session, std::string_view given_keep, std::string_view given_other,
                    std::string_view reason) {
  const std::string keep = session.follow(given_keep);
  const std::string other = session.follow(given_other);
  if (keep == other) {
    throw Error(ErrorKind::kInput, in_quotes(given_keep) + " and " + in_quotes(given_other) + " are one entity already",
                "");
  }
  Merger(session, keep, other).run(reason);
}

}  // namespace wasla::gazetteer
