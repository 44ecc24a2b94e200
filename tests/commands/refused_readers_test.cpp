// The history of readers whose address a mail server refuses while mail is handed to it.
#include "commands/mailing_hub.h"
#include "membership/moving.h"
#include "store/people/people.h"
#include "support/golden.h"

namespace tidings {
namespace {

class RefusedReaders : public MailingHub {
  protected:
    std::string history(const std::string& reader) {
        EXPECT_EQ(tidings({"subscribers", "show", reader}), 0) << err;
        return out;
    }
    // As the page of preferences does.
    void ask_to_move(const std::string& reader, const std::string& to) {
        const SecretKey key = *SecretKey::from_hex(support::read_bytes(folder / "hub/secret.key"));
        store::Database db = store::Database::open(folder / "hub/tidings.db");
        const store::Person person = *store::person_of(db, *EmailAddress::parse(reader));
        ASSERT_TRUE(membership::ask_to_move(db, key, person.subscriber.id, *EmailAddress::parse(to), now));
    }
};

TEST_F(RefusedReaders, ReadWhyInTheirHistory) {
    mail_server({{"RCPT", "550 5.1.1 User unknown"}});
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_NE(history("anna@reader.example").find("suppressed  refused: 550 5.1.1"), std::string::npos)
        << out;
}

TEST_F(RefusedReaders, ReadWhyAlsoWhereTheRefusedMailWasAboutAnotherReader) {
    mail_server();
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    ask_to_move("bob@reader.example", "eva@reader.example");
    ASSERT_EQ(tidings({"subscribers", "add", "eva@reader.example", "--consent", "form"}), 0) << err;
    mail_server({{"RCPT", "550 5.1.1 User unknown"}});
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_NE(history("eva@reader.example").find("state     confirmed, suppressed"), std::string::npos)
        << out;
    EXPECT_NE(out.find("suppressed  refused: 550 5.1.1"), std::string::npos) << out;
    EXPECT_EQ(history("bob@reader.example").find("suppressed"), std::string::npos) << out;
}

}  // namespace
}  // namespace tidings
