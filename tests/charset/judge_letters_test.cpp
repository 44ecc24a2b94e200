#include "charset/judge_letters.h"

#include <gtest/gtest.h>

#include <array>

#include "charset/convert.h"

namespace tidings {
namespace {

struct List {
    std::string_view charset, bytes, names;
};

constexpr auto lists = std::to_array<List>({
    {"windows-1250", "Kazimierz Brz\352czyk\nWanda Ga\263\271zka\nBogus\263aw W\363jcicki",
     "Kazimierz Brzęczyk\nWanda Gałązka\nBogusław Wójcicki"},
    {"windows-1250", "Zden\354k \212\235astn\375\nBo\236ena Ho\370ej\232\355\nVojt\354ch K\370\355\236",
     "Zdeněk Šťastný\nBožena Hořejší\nVojtěch Kříž"},
    {"windows-1250", "Fekete Bendeg\372z\nF\373r\351sz Dezs\365n\351\nGy\365ri Csongor",
     "Fekete Bendegúz\nFűrész Dezsőné\nGyőri Csongor"},
    {"windows-1251",
     "\303\340\353\350\355\340 \314\356\360\356\347\356\342\340\n\317\340\342\345\353 \316\360\353\356\342",
     "Галина Морозова\nПавел Орлов"},
    {"windows-1252", "Bj\366rn K\366hler\nLo\357c B\351renger\nBego\361a Mu\361oz",
     "Björn Köhler\nLoïc Bérenger\nBegoña Muñoz"},
    {"windows-1253",
     "\310\345\374\344\371\361\357\362 \314\341\365\361\337\344\347\362\n\242\361\347\362 "
     "\306\335\361\342\341\362",
     "Θεόδωρος Μαυρίδης\nΆρης Ζέρβας"},
    {"windows-1254", "Nurg\374l Aydo\360an\nYi\360it \336im\376ek", "Nurgül Aydoğan\nYiğit Şimşek"},
    {"iso-8859-15", "C\275ur S\275ur\n\264ofie \274uvrard", "Cœur Sœur\nŽofie Œuvrard"},
    {"iso-8859-2", "\246wi\352tos\263awa \246liwi\361ska\n\243ucja Z\261bek",
     "Świętosława Śliwińska\nŁucja Ząbek"},
    {"iso-8859-7",
     "\266\361\347\362 \306\335\361\342\341\362\n\266\353\352\347\363\364\351\362 \304\336\354\357\365",
     "Άρης Ζέρβας\nΆλκηστις Δήμου"},
    {"koi8-r",
     "\347\301\314\311\316\301 \355\317\322\317\332\317\327\301\n\360\301\327\305\314 \357\322\314\317\327",
     "Галина Морозова\nПавел Орлов"},
    {"macintosh", "Bj\232rn Kr\237ger\nJ\237rgen H\212nsel", "Björn Krüger\nJürgen Hänsel"},
    {"x-mac-greek", "\243\345\336\344\366\362\357\367 \273\341\371\362\335\344\350\367", "Θεόδωρος Μαυρίδης"},
    {"ibm850", "Bj\224rn Kr\201ger\nJ\201rgen H\204nsel", "Björn Krüger\nJürgen Hänsel"},
});

TEST(JudgeLetters, FindsTheEncodingThatMakesNamesOfTheBytes) {
    for (const List& list : lists) {
        const LetterVerdict verdict = judge_letters(list.bytes);
        EXPECT_EQ(verdict.charset, list.charset) << list.names;
        EXPECT_EQ(convert_to_utf8(list.bytes, verdict.converter).text, list.names);
    }
}

TEST(JudgeLetters, PrefersPronounceableWordsWhereTwoEncodingsFit) {
    EXPECT_EQ(judge_letters("G\237nter R\237hl").charset, "macintosh") << "not G\u017Anter";
}

TEST(JudgeLetters, NamesTheRivalThatWouldFitAsWell) {
    const LetterVerdict verdict = judge_letters("K\350rel\n");
    EXPECT_EQ(verdict.charset, "windows-1252");
    EXPECT_EQ(verdict.rival, "windows-1250");
    EXPECT_EQ(verdict.word, "Kèrel");
    EXPECT_EQ(verdict.word_of_rival, "Kčrel");
}

TEST(JudgeLetters, NamesNoRivalThatReadsTheSame) { EXPECT_EQ(judge_letters("Bj\366rn Kr\374ger").rival, ""); }

TEST(JudgeLetters, KnowsNothingOfBytesThatMakeNoNames) {
    EXPECT_EQ(judge_letters("a\200\201\202b c\203\204d").charset, "");
    EXPECT_EQ(judge_letters("plain names").charset, "");
}

}  // namespace
}  // namespace tidings
