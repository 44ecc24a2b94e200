#include "subscribe/ticket.h"

#include <gtest/gtest.h>

#include "subscribe/address_hash.h"
#include "subscribe/periods.h"

namespace tidings {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

const SecretKey key = *SecretKey::from_hex(std::string(64, '7'));
const Timestamp now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + hours(9);

TEST(FormTicket, IsGoodBetweenTwoSecondsAndADay) {
    const std::string ticket = form_ticket(key, now);
    EXPECT_EQ(check_ticket(key, ticket, now + seconds(1)), TicketState::too_quick);
    EXPECT_EQ(check_ticket(key, ticket, now + seconds(2)), TicketState::good);
    EXPECT_EQ(check_ticket(key, ticket, now + hours(24)), TicketState::good);
    EXPECT_EQ(check_ticket(key, ticket, now + hours(25)), TicketState::too_old);
}

TEST(FormTicket, CannotBeForged) {
    std::string ticket = form_ticket(key, now);
    ticket[0] = '2';
    for (const std::string& forged : {ticket, form_ticket(SecretKey::random(), now), std::string("17"),
                                      std::string("x.y"), std::string()})
        EXPECT_EQ(check_ticket(key, forged, now + seconds(9)), TicketState::forged) << forged;
}

TEST(AddressHash, KnowsAnAddressHoweverItIsSpelledAndOnlyUnderItsKey) {
    const EmailAddress anna = *EmailAddress::parse("Anna@x.example");
    EXPECT_EQ(address_hash(key, anna), address_hash(key, *EmailAddress::parse("anna@X.example")));
    EXPECT_NE(address_hash(key, anna), address_hash(SecretKey::random(), anna));
    EXPECT_NE(address_hash(key, anna), address_hash(key, *EmailAddress::parse("anna@y.example")));
}

TEST(ConfirmationMails, AreOneADayAndThreeEver) {
    EXPECT_TRUE(may_mail_confirmation(0, {}, now));
    EXPECT_FALSE(may_mail_confirmation(1, now, now + hours(23)));
    EXPECT_TRUE(may_mail_confirmation(2, now, now + hours(24)));
    EXPECT_FALSE(may_mail_confirmation(3, now, now + hours(24 * 300)));
}

}  // namespace
}  // namespace tidings
