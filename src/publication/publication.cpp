#include "publication/publication.h"

#include <algorithm>
#include <utility>

#include "store/stories/published.h"

namespace tidings {

Publication::Publication(store::Database& db, const std::filesystem::path& folder)
    : db_(db), folder_(folder) {
    for (PublicFile& file : store::public_files(db)) {
        std::string name = file.name;
        known_.emplace(std::move(name), std::move(file));
    }
}

void Publication::offer(std::string name, std::string inputs, Make make) {
    Offer offered{name, std::move(inputs), std::move(make)};
    offers_.insert_or_assign(std::move(name), std::move(offered));
}

bool Publication::is_current(const std::string& name, std::string_view inputs) const {
    const auto known = known_.find(name);
    if (known == known_.end() || known->second.inputs != inputs) return false;
    const publish::FileLooks left{known->second.size, known->second.changed};
    return folder_.looks(name) == left && (!publish::has_twin(name) || folder_.looks(publish::twin_of(name)));
}

void Publication::remember(store::Transaction& tx, const std::string& name, const std::string& inputs) {
    const publish::FileLooks looks = folder_.looks(name).value_or(publish::FileLooks{});
    PublicFile file{name, inputs, looks.size, looks.changed};
    store::remember_public_file(tx, file);
    known_.insert_or_assign(name, std::move(file));
}

void Publication::put(const std::string& name, const std::string& inputs, std::string_view bytes) {
    if (folder_.write_if_changed(name, bytes)) put_.push_back(name);
    store::Transaction tx(db_);
    remember(tx, name, inputs);
    tx.commit();
}

std::vector<std::string> Publication::not_offered() const {
    std::vector<std::string> names;
    for (const auto& [name, file] : known_)
        if (!offers_.contains(name)) names.push_back(name);
    return names;
}

// Before a file is written its name is known to be ours, so that a run that is killed in between leaves
// nothing that no later run would remove.
void Publication::register_names(const std::vector<Offer>& offers) {
    store::Transaction tx(db_);
    for (const Offer& offer : offers)
        if (!known_.contains(offer.name)) store::remember_public_file(tx, {.name = offer.name});
    tx.commit();
}

std::vector<std::string> Publication::written(const std::vector<Offer>& offers) {
    const store::Snapshot as_of_now(db_);
    std::vector<std::string> changed;
    for (const Offer& offer : offers)
        if (folder_.write_if_changed(offer.name, offer.make())) changed.push_back(offer.name);
    return changed;
}

Publication::Changes Publication::write() {
    Changes changes;
    const std::vector<std::string> vanished = not_offered();
    std::vector<Offer> stale;
    for (auto& [name, offer] : offers_)
        if (!is_current(name, offer.inputs)) stale.push_back(std::move(offer));
    changes.written = std::move(put_);
    if (stale.empty() && vanished.empty()) return changes;

    register_names(stale);
    for (std::string& name : written(stale)) changes.written.push_back(std::move(name));
    for (const std::string& name : vanished) folder_.remove(name);
    changes.removed = vanished;
    folder_.settle();
    std::ranges::sort(changes.written);

    store::Transaction tx(db_);
    for (const Offer& offer : stale) remember(tx, offer.name, offer.inputs);
    for (const std::string& name : vanished) store::forget_public_file(tx, name);
    tx.commit();
    return changes;
}

}  // namespace tidings
