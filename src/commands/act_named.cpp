#include "commands/act_named.h"

#include <ostream>

#include "commands/stories/named_stories.h"
#include "world/data_folder.h"

namespace tidings {

void declare_act(Syntax& syntax, NamedAct& named) {
    syntax.one(named.act);
    declare_deciding(syntax, named.deciding);
}

int take_back(const NamedAct& named, TakeBack& act, std::string_view done, const GlobalOptions& global,
              Outside& outside) {
    const ActId id{must_number(named.act, "an act")};
    DataFolder folder = open_data_folder(global, outside);
    const Act back = must(act(folder.db, id, signature_of(named.deciding, outside)));
    outside.out << "act " << number(id) << " on story " << back.number << ' ' << done << " by act "
                << number(back.id) << '\n';
    return 0;
}

}  // namespace tidings
