// Articles of the pages that are only measured: see README.md.

export const heldArticles = {
  match: {
    section: "Football", title: "Late header sinks Brannigan Town in the fog", by: "Kit Oyelowo", date: "8 November 2025",
    stand: "Visitors win 2-1 after a match that few in the ground could see", caption: "Goalkeeper Lars Emmer looks for the ball", credit: "Photograph: Gwen Hale/Sportlight",
    pull: "I heard the net before I saw it",
    body: [
      "Brannigan Town lost at home for the first time since August on Saturday, beaten by a header in the last minute that most of the 6,000 people in the ground took for a corner.",
      "The fog came in after twenty minutes. “I heard the net before I saw it,” said the home goalkeeper, Lars Emmer. “Then I heard their bench, and then I knew whose net it was.”",
      "Casper Doyle had put the visitors ahead from thirty yards, a shot that nobody behind the other goal can claim to have seen. Femi Ade levelled before the break with the outside of his boot.",
      "The referee twice walked to the halfway line to see whether he could see both goals. The manager of Brannigan, Sheila Grant, was in no doubt about what he saw. “He saw what I saw, which was his own feet,” she said. “It is not a match if the crowd has to be told.”",
      "## Header in the last minute",
      "With the board up for added time, a free kick from the left found Tor Madsen, who had been on the pitch for four minutes. He said afterwards that he had closed his eyes.",
      "“It made no difference,” Madsen said. “I would recommend it.”",
      "Brannigan stay third. They travel to Cobb Vale on Wednesday, where the forecast is clear.",
    ],
    said: [["I heard the net", "Lars Emmer"], ["Then I heard", "Lars Emmer"], ["He saw what", "Sheila Grant"], ["It is not a match", "Sheila Grant"], ["It made no", "Tor Madsen"], ["I would recommend", "Tor Madsen"]],
  },
  science: {
    section: "Science", title: "Moss that sleeps for a thousand years wakes in a laboratory", by: "Ilse Verhoeven", date: "19 August 2025",
    stand: "Samples from under a glacier began to grow within three weeks", caption: "Shoots of the moss after 21 days", credit: "Image: Polar Institute of Harnosund",
    pull: "It simply carried on",
    body: [
      "A cushion of moss that was buried by a glacier some eleven hundred years ago has begun to grow again in a laboratory, researchers report in the journal Northern Botany.",
      "'We gave it water and a lamp and expected nothing,' said the study's lead author, Dr Anneke Sorel of the Polar Institute of Harnosund. 'It simply carried on.'",
      "The sample came from a core that was drilled for another purpose. A student, Ravi Menon, noticed a green line in it and put a piece aside in a sandwich box.",
      "Other groups have woken mosses of four hundred years. That one could sleep for more than twice as long was thought unlikely, because the cold itself slowly breaks the walls of the cells.",
      "'I would want to see it done again, in another room, by people who do not like them,' said Professor Gilbert Okafor, a botanist at the University of Tarn, who was not involved. 'But I would very much like it to be true.'",
      "Dr Sorel said that her team had sent pieces to three laboratories. 'One has already written to ask whether we had watered it by mistake,' she said.",
      "The study was paid for by the Fund for Cold Regions.",
    ],
    said: [["We gave it", "Anneke Sorel"], ["It simply", "Anneke Sorel"], ["I would want", "Gilbert Okafor"], ["But I would very", "Gilbert Okafor"], ["One has already", "Anneke Sorel"]],
  },
  minister: {
    section: "Politics", title: "Minister resigns over unsent letter", by: "Conrad Ashby", date: "3 July 2026",
    stand: "", caption: "Livia Tarrant outside the ministry", credit: "Photo by Bo Ekman", pull: "The letter was in my bag for eleven days",
    body: [
      "The minister of works, Livia Tarrant, resigned on Friday after admitting that a warning about a bridge had lain in her bag for eleven days.",
      "“The letter was in my bag for eleven days, and I knew that it was there,” Tarrant told parliament. “I have no better explanation than that I was afraid of it.”",
      "The bridge at Culver was closed on Tuesday, when a lorry driver noticed that a joint had opened by the width of a hand. Nobody was hurt.",
      "The prime minister, Owen Salter, thanked her for “a clear end to an unclear week”. He is expected to name a successor on Monday.",
      "> Dear Minister, the third joint cannot be trusted. I would not take my own car across it. ¦ Edgar Pruitt, inspector of bridges, in his letter",
      "Opposition leader Nadia Crewe said that the resignation came too late. “Eleven days is not an oversight, it is a fortnight,” she said.",
      "The letter’s author, Edgar Pruitt, has been on leave since. His union said that he was “well, and walking to work”.",
    ],
    said: [["The letter was in my bag for eleven days, and", "Livia Tarrant"], ["I have no better", "Livia Tarrant"], ["Dear Minister", "Edgar Pruitt"], ["Eleven days is not", "Nadia Crewe"]],
  },
  orchard: {
    section: "Country", title: "A widow, a wasp and ninety kinds of plum", by: "Frida Moberg", date: "25 September 2025",
    stand: "How an orchard that nobody wanted became a collection", caption: "Plums at Hollin Farm", credit: "Frida Moberg", pull: "",
    body: [
      "When Greta Hollin’s husband died she was left with a tractor, a debt and an orchard in which nothing had been pruned since the war.",
      "“Everybody told me to pull it out,” says Hollin, now 74. “So I asked them what I should put in instead, and they all said plums.”",
      "It was a student from the agricultural college who counted the kinds. Ninety, of which eleven stand in no book. One is named after Hollin, one after her dog.",
      "The trouble is a wasp that arrived six years ago. It lays its eggs in the blossom, and the fruit falls in June.",
      "“You can spray, or you can hang up these,” says the student, Milo Tanaka, who never left. He means little bags of sawdust and sheep’s fat. “They smell so bad that the wasp goes to the neighbour.”",
      "The neighbour, Hal Burridge, has ninety hectares of wheat. “I do not mind the wasp,” he says. “I mind the bags.”",
    ],
    said: [["Everybody told me", "Greta Hollin"], ["So I asked", "Greta Hollin"], ["You can spray", "Milo Tanaka"], ["They smell so", "Milo Tanaka"], ["I do not mind", "Hal Burridge"], ["I mind the bags", "Hal Burridge"]],
  },
};
