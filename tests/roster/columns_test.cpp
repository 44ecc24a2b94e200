#include "roster/columns.h"

#include <gtest/gtest.h>

namespace tidings::roster {
namespace {

Columns columns_of(const std::vector<std::string>& titles) {
    const Result<Columns> columns = read_columns(titles);
    EXPECT_TRUE(columns) << titles.front();
    return columns ? *columns : Columns{};
}

TEST(Columns, AreFoundByTheTitlesOfUsualProducts) {
    for (const char* title :
         {"email", "E-mail", "\uFEFFEMAIL", "Email Address", "E-mail 1 - Value", "E-mail\u00A0Address",
          "E-Mail-Adresse", "Mail", "subscriber_email", "* Email *"})
        EXPECT_EQ(columns_of({"x", title}).place(Column::email), 1u) << title;
}

TEST(Columns, AreFoundInNineLanguages) {
    for (const char* title : {"Email address", "Adresse électronique", "Indirizzo email", "Διεύθυνση email",
                              "Dirección de correo electrónico", "E-Mail-Adresse", "Endereço de e-mail",
                              "E-mailadres", "Sähköpostiosoite"})
        EXPECT_EQ(columns_of({title}).place(Column::email), 0u) << title;
    for (const char* title : {"First name", "Prénom", "Όνομα", "Nombre", "Vorname", "Voornaam", "Etunimi"})
        EXPECT_EQ(columns_of({"email", title, "surname"}).place(Column::first_name), 1u) << title;
    for (const char* title : {"Last name", "Nom", "Cognome", "Επώνυμο", "Apellidos", "Nachname", "Apelido",
                              "Achternaam", "Sukunimi"})
        EXPECT_EQ(columns_of({"email", "first name", title}).place(Column::last_name), 2u) << title;
}

TEST(Columns, TakeALonePartOfANameForTheWhole) {
    const Columns columns = columns_of({"courriel", "nom"});
    EXPECT_EQ(columns.place(Column::name), 1u);
    EXPECT_FALSE(columns.has(Column::last_name));
}

TEST(Columns, NameThoseThatAreNotFollowed) {
    EXPECT_EQ(columns_of({"email", "Rank", "", "E-mail", "LEID"}).ignored,
              (std::vector<std::string>{"Rank", "E-mail", "LEID"}));
}

TEST(Columns, AreRefusedWithoutOneOfAddresses) {
    EXPECT_FALSE(read_columns({"name", "telephone"}));
    const Result<Columns> person = read_columns({"ida@x.example", "Ida"});
    ASSERT_FALSE(person);
    EXPECT_NE(person.error().hint.find("is a person already"), std::string::npos);
}

}  // namespace
}  // namespace tidings::roster
