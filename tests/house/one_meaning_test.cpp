#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "house/source.h"

// One word for one thing: a type's name means the same in every namespace.
namespace tidings::house {
namespace {

// A name that may stand in more than one namespace, and why.
struct SharedName {
    std::string_view name, reason;
};

constexpr SharedName shared_names[] = {
    {"Erratum", "one thing: compose::Erratum is what a mail shows of the row that store::Erratum reads"},
    {"Letter", "to be renamed by deliver or store: deliver::Letter is what all messages of a letter share"},
    {"Person", "to be renamed by store: store::Person is a subscriber with times; Person is an author"},
    {"Settings", "to be renamed by readers: readers::Settings is a page's part of tidings.toml"},
};

bool may_be_shared(std::string_view name) {
    return std::ranges::find(shared_names, name, &SharedName::name) != std::end(shared_names);
}

using NamesInSpaces = std::map<std::string, std::set<std::string>>;

// The namespaces in which headers define a type of a name, by name.
NamesInSpaces namespaces_by_type(const std::vector<Source>& files) {
    NamesInSpaces spaces;
    for (const Source& file : files) {
        if (!file.name.ends_with(".h")) continue;
        for (const std::string& type : types_defined_in(file)) {
            const std::size_t colons = type.rfind("::");
            spaces[type.substr(colons + 2)].insert(type.substr(0, colons));
        }
    }
    return spaces;
}

// "Rows: tidings::render tidings::store", a line for each name that stands in more than one namespace.
std::string names_with_two_meanings(const NamesInSpaces& types) {
    std::string found;
    for (const auto& [name, spaces] : types) {
        if (spaces.size() < 2 || may_be_shared(name)) continue;
        found += name + ":";
        for (const std::string& space : spaces) found += " " + space;
        found += "\n";
    }
    return found;
}

TEST(Names, OfTypesMeanOneThingInAllNamespaces) {
    EXPECT_EQ(names_with_two_meanings(namespaces_by_type(sources_in("src"))), "")
        << "rename one of them, or allow the pair above with a reason";
}

TEST(Names, ThatMayBeSharedAreStillShared) {
    const NamesInSpaces types = namespaces_by_type(sources_in("src"));
    for (const SharedName& shared : shared_names) {
        const auto found = types.find(std::string(shared.name));
        EXPECT_TRUE(found != types.end() && found->second.size() > 1)
            << shared.name << " has one meaning now: take it out of the list";
    }
}

TEST(Names, WithTwoMeaningsAreTold) {
    const auto header = [](const std::string& name, const std::string& code) {
        return Source{name, code, code};
    };
    const std::vector<Source> files{
        header("src/a/a.h", "namespace tidings::a {\nstruct Entry {\n};\nenum class Kind { one };\n}\n"),
        header("src/b/b.h", "namespace tidings::b {\nclass Entry {\n    struct Kind {};\n};\n}\n"),
        header("src/c/c.h", "namespace tidings::c {\nstruct Entry;\nstruct Kind;\n}\n"),
    };
    EXPECT_EQ(names_with_two_meanings(namespaces_by_type(files)), "Entry: tidings::a tidings::b\n");
}

}  // namespace
}  // namespace tidings::house
