// Every word of the interface, in every language it speaks: one row a phrase. `{}` stands for what is filled in; `|`
// separates the plural forms that a language has, in the order of `FORMS` (grammar.js). A page loads one language of it:
// scripts/interface.mjs makes a file of each, and one of the labels in all of them. The command line reads this file.

/** Primary language tags; the first stands in for those that the interface does not speak. */
export const LANGUAGES = ["en", "ar", "de", "es", "fr", "ru"];

/** What is said in the article itself, on triggers, which a page needs before the first card opens. */
const IN_ARTICLE = ["attributionOf", "note", "nobody", "scare", "title"];

/** What is said beside painted words alone. */
const IN_LIST = ["list"];

/** What is said in panels, in print, and on cards of speakers and notes alone. */
const RARE = [
  "speakerCard", "knownAs", "speaks", "backs", "quotations", "share", "percent", "first", "whoSpeaks", "keys", "stepNext",
  "stepPrevious", "appendix",
];

/** What is said in pages of the command line alone. */
const STILL = ["cite", "linkTo"];

export const PHRASES = {
  // Headings and labels of the card.
  attributionOf: {
    en: "Who said this: {}", ar: "قائل هذا الكلام: {}", de: "Wer das sagt: {}",
    es: "Quién lo dice: {}", fr: "Qui le dit : {}", ru: "Кто это сказал: {}",
  },
  speakerCard: {
    en: "Speaker: {}", ar: "المتحدث: {}", de: "Sprecher: {}",
    es: "Hablante: {}", fr: "Personne citée : {}", ru: "Говорящий: {}",
  },
  note: {
    en: "Note {}", ar: "الحاشية {}", de: "Fußnote {}", es: "Nota {}", fr: "Note {}", ru: "Сноска {}",
  },
  nobody: {
    en: "Nobody is named", ar: "لم يُذكر اسم أحد", de: "Niemand ist genannt",
    es: "No se nombra a nadie", fr: "Personne n’est nommé", ru: "Никто не назван",
  },
  scare: {
    en: "A term in quotation marks", ar: "لفظ بين علامتي تنصيص", de: "Ein Ausdruck in Anführungszeichen",
    es: "Un término entre comillas", fr: "Un terme entre guillemets", ru: "Выражение в кавычках",
  },
  title: {
    en: "A title", ar: "عنوان", de: "Ein Titel", es: "Un título", fr: "Un titre", ru: "Название",
  },
  evidence: {
    en: "Evidence", ar: "الدليل", de: "Beleg", es: "Indicio", fr: "Indice", ru: "Основание",
  },
  certainty: {
    en: "Certainty", ar: "درجة اليقين", de: "Sicherheit", es: "Certeza", fr: "Certitude", ru: "Уверенность",
  },
  source: {
    en: "Source", ar: "المصدر", de: "Quelle", es: "Fuente", fr: "Source", ru: "Источник",
  },
  knownAs: {
    en: "Also", ar: "يُعرف أيضًا", de: "Auch", es: "También", fr: "Aussi", ru: "Также",
  },
  speaks: {
    en: "Speaks", ar: "الكلام", de: "Redeanteil", es: "Habla", fr: "Parole", ru: "Речь",
  },
  backs: {
    en: "Backs", ar: "تُسند", de: "Belegt", es: "Respalda", fr: "Appuie", ru: "К словам",
  },
  profile: {
    en: "Profile", ar: "نبذة", de: "Profil", es: "Perfil", fr: "Profil", ru: "Справка",
  },
  editors: {
    en: "Editors", ar: "التحرير", de: "Redaktion", es: "Redacción", fr: "Rédaction", ru: "Редакция",
  },

  // What stands in the card's rows.
  quotations: {
    en: "{} quotation|{} quotations",
    ar: "لا اقتباسات|اقتباس واحد|اقتباسان|{} اقتباسات|{} اقتباسًا|{} اقتباس",
    de: "{} Zitat|{} Zitate", es: "{} cita|{} citas", fr: "{} citation|{} citations",
    ru: "{} цитата|{} цитаты|{} цитат",
  },
  share: {
    en: "{} % of all quoted words", ar: "{}٪ من مجموع الكلمات المقتبسة", de: "{} % aller zitierten Wörter",
    es: "{} % de las palabras citadas", fr: "{} % des mots cités", ru: "{} % всех процитированных слов",
  },
  percent: {
    en: "{} %", ar: "{}٪", de: "{} %", es: "{} %", fr: "{} %", ru: "{} %",
  },
  means: {
    en: "“{}” is {}.", ar: "«{}» هو {}.", de: "„{}“ ist {}.", es: "«{}» es {}.", fr: "« {} » est {}.",
    ru: "«{}» — это {}.",
  },
  missing: {
    en: "Cited here, but the text does not print this note.",
    ar: "يُشار إليها هنا، لكن النص لا يورد هذه الحاشية.",
    de: "Hier angeführt, aber der Text druckt diese Fußnote nicht ab.",
    es: "Se cita aquí, pero el texto no incluye esta nota.",
    fr: "Appelée ici, mais le texte n’imprime pas cette note.",
    ru: "Здесь есть ссылка, но самой сноски в тексте нет.",
  },
  truncated: {
    en: "The text prints only part of this note.", ar: "لا يورد النص إلا جزءًا من هذه الحاشية.",
    de: "Der Text druckt nur einen Teil dieser Fußnote ab.", es: "El texto solo incluye una parte de esta nota.",
    fr: "Le texte n’imprime qu’une partie de cette note.", ru: "В тексте есть только часть этой сноски.",
  },
  noText: {
    en: "The note is empty.", ar: "الحاشية فارغة.", de: "Die Fußnote ist leer.",
    es: "La nota está vacía.", fr: "La note est vide.", ru: "Сноска пуста.",
  },
  unclear: {
    en: "The text does not say clearly enough who speaks.", ar: "لا يوضح النص بما يكفي من المتحدث.",
    de: "Der Text sagt nicht klar genug, wer spricht.", es: "El texto no dice con claridad quién habla.",
    fr: "Le texte ne dit pas assez clairement qui parle.", ru: "Из текста неясно, кто говорит.",
  },
  unsettled: {
    en: "The text does not settle whom this means.", ar: "لا يحسم النص من المقصود.",
    de: "Der Text legt nicht fest, wer gemeint ist.", es: "El texto no aclara a quién se refiere.",
    fr: "Le texte ne tranche pas de qui il s’agit.", ru: "Из текста не ясно, кто имеется в виду.",
  },
  notSpeech: {
    en: "Not attributed to anybody.", ar: "غير منسوب إلى أحد.", de: "Niemandem zugeschrieben.",
    es: "No se atribuye a nadie.", fr: "N’est attribué à personne.", ru: "Никому не приписано.",
  },
  unattributed: {
    en: "unattributed", ar: "غير منسوب", de: "ohne Zuschreibung", es: "sin atribuir", fr: "sans attribution",
    ru: "без указания автора",
  },
  of: {
    en: "{} of {}", ar: "{} من {}", de: "{} von {}", es: "{} de {}", fr: "{} sur {}", ru: "{} из {}",
  },

  // Certainty, from surest to least sure.
  veryHigh: {
    en: "Very high", ar: "عالية جدًا", de: "Sehr hoch", es: "Muy alta", fr: "Très grande", ru: "Очень высокая",
  },
  high: {
    en: "High", ar: "عالية", de: "Hoch", es: "Alta", fr: "Grande", ru: "Высокая",
  },
  fair: {
    en: "Fair", ar: "متوسطة", de: "Mittel", es: "Media", fr: "Moyenne", ru: "Средняя",
  },
  low: {
    en: "Low", ar: "منخفضة", de: "Gering", es: "Baja", fr: "Faible", ru: "Низкая",
  },
  veryLow: {
    en: "Very low", ar: "منخفضة جدًا", de: "Sehr gering", es: "Muy baja", fr: "Très faible", ru: "Очень низкая",
  },

  // What the editors said about an attribution.
  confirmed: {
    en: "Confirmed by the editors.", ar: "أكّدته هيئة التحرير.", de: "Von der Redaktion bestätigt.",
    es: "Confirmado por la redacción.", fr: "Confirmé par la rédaction.", ru: "Подтверждено редакцией.",
  },
  changed: {
    en: "Changed by the editors.", ar: "عدّلته هيئة التحرير.", de: "Von der Redaktion geändert.",
    es: "Cambiado por la redacción.", fr: "Modifié par la rédaction.", ru: "Изменено редакцией.",
  },
  suppressed: {
    en: "The editors have withdrawn the name.", ar: "سحبت هيئة التحرير الاسم.",
    de: "Die Redaktion hat den Namen zurückgezogen.", es: "La redacción ha retirado el nombre.",
    fr: "La rédaction a retiré le nom.", ru: "Редакция сняла имя.",
  },

  // Buttons of the card.
  close: {
    en: "Close", ar: "إغلاق", de: "Schließen", es: "Cerrar", fr: "Fermer", ru: "Закрыть",
  },
  copy: {
    en: "Copy with attribution", ar: "نسخ مع الإسناد", de: "Mit Quelle kopieren", es: "Copiar con atribución",
    fr: "Copier avec la source", ru: "Скопировать с источником",
  },
  copyLink: {
    en: "Copy link", ar: "نسخ الرابط", de: "Link kopieren", es: "Copiar enlace", fr: "Copier le lien",
    ru: "Копировать ссылку",
  },
  cite: {
    en: "To cite", ar: "للاقتباس", de: "Zum Zitieren", es: "Para citar", fr: "Pour citer", ru: "Для цитирования",
  },
  linkTo: {
    en: "Link to the quotation", ar: "رابط إلى الاقتباس", de: "Link zum Zitat", es: "Enlace a la cita",
    fr: "Lien vers la citation", ru: "Ссылка на цитату",
  },
  copied: {
    en: "Copied", ar: "تم النسخ", de: "Kopiert", es: "Copiado", fr: "Copié", ru: "Скопировано",
  },
  notCopied: {
    en: "The browser did not allow copying", ar: "لم يسمح المتصفح بالنسخ",
    de: "Der Browser hat das Kopieren nicht erlaubt", es: "El navegador no permitió copiar",
    fr: "Le navigateur n’a pas permis la copie", ru: "Браузер не разрешил копирование",
  },
  first: {
    en: "First quotation", ar: "الاقتباس الأول", de: "Erstes Zitat", es: "Primera cita",
    fr: "Première citation", ru: "Первая цитата",
  },
  previous: {
    en: "Previous quotation of this speaker", ar: "الاقتباس السابق لهذا المتحدث",
    de: "Voriges Zitat dieser Stimme", es: "Cita anterior de esta voz",
    fr: "Citation précédente de cette voix", ru: "Предыдущая цитата этого лица",
  },
  next: {
    en: "Next quotation of this speaker", ar: "الاقتباس التالي لهذا المتحدث",
    de: "Nächstes Zitat dieser Stimme", es: "Cita siguiente de esta voz",
    fr: "Citation suivante de cette voix", ru: "Следующая цитата этого лица",
  },
  jump: {
    en: "Show in the text", ar: "عرض في النص", de: "Im Text zeigen", es: "Mostrar en el texto",
    fr: "Montrer dans le texte", ru: "Показать в тексте",
  },
  jumpTo: {
    en: "Show in the text, paragraph {}", ar: "عرض في النص، الفقرة {}", de: "Im Text zeigen, Absatz {}",
    es: "Mostrar en el texto, párrafo {}", fr: "Montrer dans le texte, paragraphe {}",
    ru: "Показать в тексте, абзац {}",
  },

  // The panel, the switch, and the printed appendix.
  whoSpeaks: {
    en: "Who speaks", ar: "من يتحدث", de: "Wer spricht", es: "Quién habla", fr: "Qui parle", ru: "Кто говорит",
  },
  list: {
    en: "Quotations", ar: "الاقتباسات", de: "Zitate", es: "Citas", fr: "Citations", ru: "Цитаты",
  },
  keys: {
    en: "Keys n and p go to the next and previous quotation.",
    ar: "المفتاحان n وp للانتقال إلى الاقتباس التالي والسابق.",
    de: "Die Tasten n und p führen zum nächsten und vorigen Zitat.",
    es: "Las teclas n y p llevan a la cita siguiente y a la anterior.",
    fr: "Les touches n et p mènent à la citation suivante et à la précédente.",
    ru: "Клавиши n и p — следующая и предыдущая цитата.",
  },
  stepNext: {
    en: "Next quotation", ar: "الاقتباس التالي", de: "Nächstes Zitat", es: "Cita siguiente",
    fr: "Citation suivante", ru: "Следующая цитата",
  },
  stepPrevious: {
    en: "Previous quotation", ar: "الاقتباس السابق", de: "Voriges Zitat", es: "Cita anterior",
    fr: "Citation précédente", ru: "Предыдущая цитата",
  },
  turnOff: {
    en: "Turn off", ar: "إيقاف", de: "Ausschalten", es: "Desactivar", fr: "Désactiver", ru: "Выключить",
  },
  turnOn: {
    en: "Show who said it", ar: "أظهر القائلين", de: "Zeigen, wer es sagt", es: "Mostrar quién lo dice",
    fr: "Montrer qui le dit", ru: "Показать, кто это сказал",
  },
  appendix: {
    en: "Who said it, and where it comes from", ar: "من قال ذلك، ومن أين جاء",
    de: "Wer es sagt und woher es stammt", es: "Quién lo dice y de dónde procede",
    fr: "Qui le dit, et d’où cela vient", ru: "Кто это сказал и откуда это известно",
  },
};

/** What each attribution rule goes by, by its name in the annotation. */
export const RULES = {
  "turn-label": {
    en: "The speech carries its speaker’s label.", ar: "يسبق الكلامَ اسمُ قائله.",
    de: "Vor der Rede steht, wer spricht.", es: "El parlamento lleva el nombre de quien habla.",
    fr: "Le nom de qui parle précède la réplique.", ru: "Перед репликой указано, кто говорит.",
  },
  continuation: {
    en: "Goes on from the quotation before it.", ar: "تتمة للاقتباس السابق.",
    de: "Setzt das Zitat davor fort.", es: "Continúa la cita anterior.",
    fr: "Prolonge la citation qui précède.", ru: "Продолжает предыдущую цитату.",
  },
  colon: {
    en: "The words before the colon introduce it.", ar: "تمهّد له الكلمات التي قبل النقطتين.",
    de: "Die Worte vor dem Doppelpunkt führen es ein.", es: "La introducen las palabras antes de los dos puntos.",
    fr: "Les mots avant les deux-points l’introduisent.", ru: "Её вводят слова перед двоеточием.",
  },
  heading: {
    en: "The heading names its speaker.", ar: "يذكر العنوان اسم القائل.",
    de: "Die Überschrift nennt, wer spricht.", es: "El titular nombra a quien habla.",
    fr: "Le titre nomme qui parle.", ru: "Говорящий назван в заголовке.",
  },
  echo: {
    en: "Its words come again below, from this speaker.", ar: "تتكرر كلماته أدناه على لسان المتحدث نفسه.",
    de: "Die Worte kommen unten noch einmal, von derselben Stimme.",
    es: "Sus palabras se repiten más abajo, en la misma voz.",
    fr: "Ses mots reviennent plus bas, de la même voix.", ru: "Эти слова повторены ниже от того же лица.",
  },
  context: {
    en: "The likeliest of the names nearby.", ar: "أرجح الأسماء القريبة.",
    de: "Der wahrscheinlichste der Namen in der Nähe.", es: "El más probable de los nombres cercanos.",
    fr: "Le plus probable des noms voisins.", ru: "Самое вероятное из ближайших имён.",
  },
  "turn-continuation": {
    en: "Goes on with the speech above.", ar: "تتمة للكلام الذي قبلها.",
    de: "Setzt die Rede darüber fort.", es: "Continúa el parlamento de arriba.",
    fr: "Prolonge la réplique qui précède.", ru: "Продолжает реплику выше.",
  },
  signature: {
    en: "The speaker’s name signs it.", ar: "يذيّلها اسم قائلها.",
    de: "Der Name darunter zeichnet es.", es: "La firma quien habla.",
    fr: "Le nom de l’auteur la signe.", ru: "Под словами стоит имя говорящего.",
  },
  report: {
    en: "The sentence reports what this speaker says.", ar: "تنقل الجملة ما قاله هذا المتحدث.",
    de: "Der Satz gibt wieder, was diese Stimme sagt.", es: "La frase recoge lo que dice esta voz.",
    fr: "La phrase rapporte ce que dit cette voix.", ru: "Предложение передаёт слова этого человека.",
  },
  according: {
    en: "The text gives it according to this source.", ar: "ينسبها النص إلى هذا المصدر.",
    de: "Der Text gibt diese Quelle an.", es: "El texto la da según esta fuente.",
    fr: "Le texte la donne selon cette source.", ru: "Текст ссылается на этот источник.",
  },
  wording: {
    en: "A turn of phrase says whose words these are.", ar: "تدل العبارة على صاحب هذه الكلمات.",
    de: "Eine Wendung sagt, wessen Worte es sind.", es: "Un giro dice de quién son las palabras.",
    fr: "Une tournure dit de qui sont ces mots.", ru: "Оборот указывает, чьи это слова.",
  },
  announced: {
    en: "A sentence above announces whose words follow.", ar: "تعلن جملة سابقة صاحب الكلمات التالية.",
    de: "Ein Satz darüber kündigt an, wessen Worte folgen.",
    es: "Una frase anterior anuncia de quién son las palabras que siguen.",
    fr: "Une phrase plus haut annonce de qui sont les mots qui suivent.",
    ru: "Предложение выше сообщает, чьи слова следуют.",
  },
  source: {
    en: "The source behind it names its author.", ar: "يذكر المصدر بعدها كاتبها.",
    de: "Die Quelle dahinter nennt den Verfasser.", es: "La fuente que sigue nombra a su autor.",
    fr: "La source qui suit nomme son auteur.", ru: "Источник после неё называет автора.",
  },
  editors: {
    en: "The editors say so.", ar: "بقرار من هيئة التحرير.", de: "So sagt es die Redaktion.",
    es: "Lo indica la redacción.", fr: "La rédaction le précise.", ru: "Так указала редакция.",
  },
};

const only = (rows, lang) => Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, row[lang]]));
const rows = (names) => Object.fromEntries(names.map((name) => [name, PHRASES[name]]));
const APART = [...IN_ARTICLE, ...IN_LIST, ...STILL];
const OTHERS = Object.keys(PHRASES).filter((name) => !APART.includes(name));

/** The labels of a language. */
export const labels = (lang) => only(rows(IN_ARTICLE), lang);

/** The name of a list of quotations. */
export const listTitle = (lang) => PHRASES.list[lang];

/** What pages without script say beside. */
export const stillPhrases = (lang) => only(rows(STILL), lang);

/** What most pages never say. */
export const rarePhrases = (lang) => only(rows(RARE), lang);

/** All phrases of a language that cards and panel have. */
export const phrases = (lang) => ({ ...only(rows(OTHERS), lang), rules: only(RULES, lang) });
