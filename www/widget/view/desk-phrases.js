// Every word of the editor's desk, in the form of phrases.js; what cards say as well stands there. One file for all
// languages: editors load it, readers never do.

export const PHRASES = {
  desk: {
    en: "Editor’s desk", ar: "مكتب التحرير", de: "Redaktionstisch", es: "Mesa de redacción", fr: "Table de rédaction",
    ru: "Стол редактора",
  },
  progress: {
    en: "{} of {} decided", ar: "حُسم {} من {}", de: "{} von {} entschieden", es: "{} de {} decididas",
    fr: "{} sur {} décidées", ru: "Решено {} из {}",
  },
  left: {
    en: "{} doubtful one left|{} doubtful ones left",
    ar: "لم يبق مشكوك فيه|بقي واحد مشكوك فيه|بقي اثنان مشكوك فيهما|بقيت {} مشكوك فيها|بقي {} مشكوكًا فيها|بقي {} مشكوك فيها",
    de: "noch {} zweifelhaftes|noch {} zweifelhafte", es: "queda {} dudosa|quedan {} dudosas",
    fr: "reste {} douteuse|restent {} douteuses", ru: "осталась {} сомнительная|осталось {} сомнительные|осталось {} сомнительных",
  },
  finished: {
    en: "Everything is decided.", ar: "حُسم كل شيء.", de: "Alles ist entschieden.", es: "Todo está decidido.",
    fr: "Tout est décidé.", ru: "Всё решено.",
  },
  noneFits: {
    en: "No quotation fits what is chosen above.", ar: "لا اقتباس يوافق الاختيار أعلاه.",
    de: "Kein Zitat passt zur Auswahl oben.", es: "Ninguna cita coincide con lo elegido arriba.",
    fr: "Aucune citation ne répond au choix ci-dessus.", ru: "Нет цитат, подходящих под выбор выше.",
  },
  show: {
    en: "Show", ar: "عرض", de: "Zeigen", es: "Mostrar", fr: "Afficher", ru: "Показать",
  },
  open: {
    en: "Undecided ({})", ar: "غير محسومة ({})", de: "Offen ({})", es: "Sin decidir ({})", fr: "À décider ({})",
    ru: "Не решено ({})",
  },
  doubtful: {
    en: "Doubtful ({})", ar: "مشكوك فيها ({})", de: "Zweifelhaft ({})", es: "Dudosas ({})", fr: "Douteuses ({})",
    ru: "Сомнительные ({})",
  },
  decided: {
    en: "Decided ({})", ar: "محسومة ({})", de: "Entschieden ({})", es: "Decididas ({})", fr: "Décidées ({})",
    ru: "Решено ({})",
  },
  all: {
    en: "All ({})", ar: "الكل ({})", de: "Alle ({})", es: "Todas ({})", fr: "Toutes ({})", ru: "Все ({})",
  },
  find: {
    en: "Words or a name", ar: "كلمات أو اسم", de: "Wörter oder ein Name", es: "Palabras o un nombre",
    fr: "Des mots ou un nom", ru: "Слова или имя",
  },
  more: {
    en: "Show more", ar: "عرض المزيد", de: "Mehr zeigen", es: "Mostrar más", fr: "En afficher plus", ru: "Показать ещё",
  },

  // On one quotation.
  confirm: {
    en: "Confirm", ar: "تأكيد", de: "Bestätigen", es: "Confirmar", fr: "Confirmer", ru: "Подтвердить",
  },
  confirmName: {
    en: "Confirm {}", ar: "تأكيد {}", de: "{} bestätigen", es: "Confirmar a {}", fr: "Confirmer {}", ru: "Подтвердить: {}",
  },
  suppress: {
    en: "Name nobody", ar: "دون ذكر اسم", de: "Niemanden nennen", es: "No nombrar a nadie", fr: "Ne nommer personne",
    ru: "Никого не называть",
  },
  takeBack: {
    en: "Take back", ar: "سحب القرار", de: "Zurücknehmen", es: "Retirar la decisión", fr: "Annuler la décision",
    ru: "Отменить решение",
  },
  somebodyElse: {
    en: "Somebody else says it", ar: "قائلها شخص آخر", de: "Jemand anders sagt es", es: "Lo dice otra persona",
    fr: "C’est quelqu’un d’autre", ru: "Это говорит другой",
  },
  change: {
    en: "Change", ar: "تغيير", de: "Ändern", es: "Cambiar", fr: "Modifier", ru: "Изменить",
  },
  capacity: {
    en: "In what capacity", ar: "بأي صفة", de: "In welcher Rolle", es: "En calidad de", fr: "À quel titre",
    ru: "В каком качестве",
  },
  noteForReaders: {
    en: "Note for readers", ar: "ملاحظة للقراء", de: "Hinweis für Leser", es: "Nota para lectores",
    fr: "Note pour les lecteurs", ru: "Примечание для читателей",
  },
  spread: {
    en: "Also {} undecided quotation of the same voice|Also {} undecided quotations of the same voice",
    ar: "ولا اقتباس آخر للصوت نفسه|واقتباس آخر غير محسوم للصوت نفسه|واقتباسان آخران غير محسومين للصوت نفسه|و{} اقتباسات أخرى غير محسومة للصوت نفسه|و{} اقتباسًا آخر غير محسوم للصوت نفسه|و{} اقتباس آخر غير محسوم للصوت نفسه",
    de: "Auch {} offenes Zitat derselben Stimme|Auch {} offene Zitate derselben Stimme",
    es: "También {} cita sin decidir de la misma voz|También {} citas sin decidir de la misma voz",
    fr: "Aussi {} citation à décider de la même voix|Aussi {} citations à décider de la même voix",
    ru: "И ещё {} нерешённая цитата того же лица|И ещё {} нерешённые цитаты того же лица|И ещё {} нерешённых цитат того же лица",
  },
  samePerson: {
    en: "{} is the same person as", ar: "{} هو نفسه", de: "{} ist dieselbe Person wie", es: "{} es la misma persona que",
    fr: "{} est la même personne que", ru: "{} — то же лицо, что и",
  },
  join: {
    en: "One person", ar: "شخص واحد", de: "Eine Person", es: "Una persona", fr: "Une personne", ru: "Одно лицо",
  },
  // What a screen reader is told.
  wasConfirmed: {
    en: "Confirmed: {}", ar: "تم التأكيد: {}", de: "Bestätigt: {}", es: "Confirmado: {}", fr: "Confirmé : {}",
    ru: "Подтверждено: {}",
  },
  wasChanged: {
    en: "Changed: {}", ar: "تم التغيير: {}", de: "Geändert: {}", es: "Cambiado: {}", fr: "Modifié : {}",
    ru: "Изменено: {}",
  },
  wasSuppressed: {
    en: "Nobody is named now", ar: "لم يعد أحد مذكورًا", de: "Jetzt ist niemand genannt",
    es: "Ahora no se nombra a nadie", fr: "Plus personne n’est nommé", ru: "Теперь никто не назван",
  },
  wasTakenBack: {
    en: "Decision taken back", ar: "سُحب القرار", de: "Entscheidung zurückgenommen", es: "Decisión retirada",
    fr: "Décision annulée", ru: "Решение отменено",
  },
  wasJoined: {
    en: "{} is now {}", ar: "{} صار {}", de: "{} ist jetzt {}", es: "{} es ahora {}", fr: "{} est maintenant {}",
    ru: "{} теперь {}",
  },
  wasLoaded: {
    en: "A file was loaded", ar: "تم تحميل ملف", de: "Eine Datei wurde geladen", es: "Se ha cargado un archivo",
    fr: "Un fichier a été chargé", ru: "Файл загружен",
  },
  undone: {
    en: "Undone. {}", ar: "تم التراجع. {}", de: "Rückgängig. {}", es: "Deshecho. {}", fr: "Annulé. {}", ru: "Отменено. {}",
  },
  saved: {
    en: "{} correction saved|{} corrections saved",
    ar: "لم يُحفظ تصحيح|حُفظ تصحيح واحد|حُفظ تصحيحان|حُفظت {} تصحيحات|حُفظ {} تصحيحًا|حُفظ {} تصحيح",
    de: "{} Korrektur gesichert|{} Korrekturen gesichert", es: "{} corrección guardada|{} correcciones guardadas",
    fr: "{} correction enregistrée|{} corrections enregistrées",
    ru: "Сохранено: {} исправление|Сохранено: {} исправления|Сохранено: {} исправлений",
  },

  // Below the list.
  undo: {
    en: "Undo", ar: "تراجع", de: "Rückgängig", es: "Deshacer", fr: "Annuler", ru: "Отменить",
  },
  save: {
    en: "Save file", ar: "حفظ الملف", de: "Datei sichern", es: "Guardar archivo", fr: "Enregistrer", ru: "Сохранить файл",
  },
  load: {
    en: "Load file", ar: "تحميل ملف", de: "Datei laden", es: "Cargar archivo", fr: "Charger un fichier",
    ru: "Загрузить файл",
  },
  lost: {
    en: "Not in this text any more", ar: "لم تعد في هذا النص", de: "Nicht mehr in diesem Text",
    es: "Ya no están en este texto", fr: "Ne sont plus dans ce texte", ru: "В этом тексте их больше нет",
  },
  lostKept: {
    en: "They are kept, and saved with the others.", ar: "تبقى وتُحفظ مع غيرها.",
    de: "Sie bleiben und werden mitgesichert.", es: "Se conservan y se guardan con las demás.",
    fr: "Elles sont gardées et enregistrées avec les autres.", ru: "Они остаются и сохраняются вместе с другими.",
  },
  notFound: {
    en: "the words are not there", ar: "الكلمات غير موجودة", de: "die Wörter sind nicht da",
    es: "las palabras no están", fr: "les mots n’y sont pas", ru: "этих слов нет",
  },
  ambiguous: {
    en: "several places fit", ar: "عدة مواضع تصلح", de: "mehrere Stellen passen", es: "encajan varios lugares",
    fr: "plusieurs endroits conviennent", ru: "подходит несколько мест",
  },
  noQuotation: {
    en: "no quotation there", ar: "لا اقتباس هناك", de: "dort ist kein Zitat", es: "ahí no hay cita",
    fr: "il n’y a pas là de citation", ru: "там нет цитаты",
  },
  remove: {
    en: "Remove: {}", ar: "إزالة: {}", de: "Entfernen: {}", es: "Quitar: {}", fr: "Retirer : {}", ru: "Убрать: {}",
  },
  notKept: {
    en: "This browser keeps nothing for this page. Save the file before you leave.",
    ar: "لا يحتفظ هذا المتصفح بشيء لهذه الصفحة. احفظ الملف قبل أن تغادر.",
    de: "Dieser Browser bewahrt für diese Seite nichts auf. Bitte vor dem Verlassen die Datei sichern.",
    es: "Este navegador no conserva nada de esta página. Guarde el archivo antes de salir.",
    fr: "Ce navigateur ne garde rien pour cette page. Enregistrez le fichier avant de partir.",
    ru: "Этот браузер ничего не хранит для этой страницы. Сохраните файл, прежде чем уйти.",
  },
  unreadable: {
    en: "What this browser had kept for this text cannot be read, and was put aside.",
    ar: "تعذرت قراءة ما احتفظ به المتصفح لهذا النص، فوُضع جانبًا.",
    de: "Was dieser Browser zu diesem Text aufbewahrt hatte, ist nicht lesbar und wurde beiseitegelegt.",
    es: "Lo que este navegador había conservado de este texto no se puede leer y se ha apartado.",
    fr: "Ce que ce navigateur avait gardé pour ce texte est illisible et a été mis de côté.",
    ru: "То, что браузер хранил для этого текста, не читается и отложено.",
  },
};
