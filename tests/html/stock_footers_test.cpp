#include "html/stock_footers.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

TEST(StockFooter, IsCutAsABlockOfItsOwn) {
    EXPECT_EQ(without_stock_footers("Words.\nThe post Course appeared first on Harbour."), "Words.");
    EXPECT_EQ(without_stock_footers("Sanat.\nArtikkeli Kurssi julkaistiin ensimmäisen kerran Satama."),
              "Sanat.");
    EXPECT_EQ(without_stock_footers("Szöveg.\nA Tanfolyam bejegyzés először Kikötő-én jelent meg."),
              "Szöveg.");
    EXPECT_EQ(without_stock_footers("Slová.\nČlánok Kurz je zobrazený ako prvý na Prístav."), "Slová.");
    EXPECT_EQ(without_stock_footers("Думи.\nМатериалът Курс е публикуван за пръв път на Пристан."), "Думи.");
    EXPECT_EQ(without_stock_footers("Metin.\nKurs yazısı ilk önce Liman üzerinde ortaya çıktı."), "Metin.");
}

TEST(StockFooter, IsCutAtTheEndOfTheLastParagraphWhoseOtherSentencesStay) {
    EXPECT_EQ(without_stock_footers("A course for families. The post A. Course appeared first on Harbour."),
              "A course for families.");
    EXPECT_EQ(without_stock_footers("First.\nMore […] La entrada Curso se publicó primero en Puerto."),
              "First.\nMore […]");
    EXPECT_EQ(without_stock_footers("Aileler için. Kurs yazısı ilk önce Liman üzerinde ortaya çıktı."),
              "Aileler için.");
}

TEST(StockFooter, IsNoSentenceThatGoesOnOrBeginsOtherwise) {
    for (const char* text : {"The post of commissioner was new. It appeared first on the list of the "
                             "ministry, which then spent two "
                             "years on finding somebody who would do the work, and another year on writing "
                             "down what the work was; "
                             "children were asked about neither, and when they were at last they said so, at "
                             "length and in public.",
                             "We found that the post on bullying appeared first on a wall of the school.",
                             "Bu yazısı ilk önce okundu."})
        EXPECT_EQ(without_stock_footers(text), text);
}

}  // namespace
}  // namespace tidings
