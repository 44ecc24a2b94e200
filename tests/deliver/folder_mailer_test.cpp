#include "deliver/folder_mailer.h"

#include <algorithm>

#include "base/result.h"
#include "deliver/mailer_contract.h"
#include "support/golden.h"
#include "support/temp_folder.h"

namespace tidings::deliver {
namespace {

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

struct InFolder : support::MailerUnderTest {
    support::TempFolder folder;
    FolderMailer folder_mailer{folder / "outbox"};

    Mailer& mailer() override { return folder_mailer; }
    std::vector<std::string> arrived() override {
        std::vector<std::string> bytes;
        for (const std::filesystem::path& file : files_in(folder / "outbox"))
            bytes.push_back(support::read_bytes(file));
        return bytes;
    }
};

}  // namespace
}  // namespace tidings::deliver

namespace tidings::support {
INSTANTIATE_TYPED_TEST_SUITE_P(Folder, MailerContract, deliver::InFolder);
}

namespace tidings::deliver {
namespace {

TEST(FolderMailer, MakesOneFileOfAMessageThatIsSentTwice) {
    InFolder setting;
    setting.mailer().send(support::small_email());
    setting.mailer().send(support::small_email());
    EXPECT_EQ(files_in(setting.folder / "outbox"),
              std::vector<std::filesystem::path>{setting.folder / "outbox" / "d12.abc@hub.example.eml"});
}

TEST(FolderMailer, KeepsAMessageIdWithASlashInItsFolder) {
    const std::string name = file_name_for("<../../etc/passwd@x>");
    EXPECT_EQ(name.find('/'), std::string::npos);
    EXPECT_NE(name.front(), '.');
    EXPECT_NE(name, file_name_for("<../../etc/shadow@x>"));
}

TEST(FolderMailer, ThrowsWhenTheFolderCannotBeMade) {
    const support::TempFolder folder;
    folder.write("outbox", "a file, not a folder");
    EXPECT_THROW(FolderMailer(folder / "outbox").send(support::small_email()), Failure);
}

}  // namespace
}  // namespace tidings::deliver
