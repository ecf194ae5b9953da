//! What pages call and write around their articles, in lower case.

/// Words in the class or id of what is no part of an article.
pub const BESIDE: [&str; 80] = [
    "ad", "ads", "advert", "advertisement", "advertising", "advertorial", "bio", "biography", "breadcrumb",
    "breadcrumbs", "comment", "comments", "consent", "contribute", "cookie", "cookies", "discussion", "disqus",
    "donate", "donation", "feedback", "gate", "gating", "gdpr", "interstitial", "jcomments", "login", "mostread",
    "mostviewed", "mostpopular", "newsletter", "newsletters", "newslettersignup", "onward", "onwards", "outbrain",
    "pagenav", "pager", "pagination", "paywall", "peek", "poll", "popular", "promo", "promos", "promotion", "promoted",
    "readmore", "reactions", "recirc", "recirculation", "recommendation", "recommendations", "recommended", "related",
    "relatedposts", "relatedstories", "respond", "responses", "richlink", "share", "shares", "sharing", "sharedaddy",
    "shop", "sidebar", "signup", "skip", "social", "sponsored", "subscribe", "subscription", "summaryblock", "taboola",
    "tags", "toolbar", "topics", "trending", "upsell", "wprm",
];

/// What heads a list of other articles, a form, comments: the whole line.
pub const HEADS: [&str; 76] = [
    "about the author", "also in the news", "also read", "comments", "continue reading", "discussion about this post",
    "don't miss", "editor's picks", "editors' picks", "elsewhere on the web", "explore further", "explore more",
    "explore more on these topics", "featured", "filed in", "filed under", "follow us", "from around the web",
    "further reading", "in case you missed it", "in this story", "join the conversation", "join the discussion",
    "key events", "latest", "latest articles", "latest news", "latest stories", "leave a comment", "leave a reply",
    "like this", "more", "more articles", "more coverage", "more for you", "more from us", "more galleries",
    "more information", "more like this", "more news", "more on the subject", "more on this", "more on this story",
    "more on this topic", "more opinion", "more stories", "more to explore", "most popular", "most read",
    "most viewed", "newsletter", "next article", "no comments", "people are also reading", "popular",
    "popular content", "post navigation", "promoted links", "read also", "read more", "read next", "reader feedback",
    "recent posts", "recommended", "recommended stories", "related", "related articles", "related content",
    "related internet links", "related posts", "related stories", "related topics", "responses", "see also",
    "share this", "you may also like",
];

/// Beginnings of such heads, for names that follow.
pub const HEADS_BEGIN: [&str; 12] = [
    "more from ", "more in ", "read more on ", "recommended from ", "sign up for ", "sign up to ", "top stories",
    "trending", "subscribe to ", "keep reading with ", "written by ", "what readers are saying",
];

/// Short lines that are never an article's: the whole line.
pub const LINES: [&str; 44] = [
    "ad",
    "ad feedback",
    "advertisement",
    "advertisement · scroll to continue",
    "advertisment",
    "back to top",
    "click to share",
    "comment",
    "comments",
    "copy link",
    "continue reading",
    "email",
    "facebook",
    "follow",
    "get it sent to your inbox",
    "image source",
    "like",
    "listen",
    "listen to this article",
    "load more",
    "media caption",
    "open in app",
    "pinterest",
    "print",
    "promoted",
    "purchase licensing rights",
    "read more",
    "related article",
    "related video",
    "reply",
    "report",
    "save",
    "share",
    "share full article",
    "share this article",
    "sign in",
    "skip ad",
    "skip advertisement",
    "sponsored",
    "story continues below",
    "subscribe",
    "tweet",
    "view comments",
    "view this post on instagram",
];

/// Beginnings of paragraphs that a page says of itself or that lead elsewhere.
pub const BEGINNINGS: [&str; 40] = [
    "a post shared by ",
    "a version of this article ",
    "ad feedback",
    "all rights reserved",
    "also read: ",
    "by clicking ",
    "by entering your email",
    "by signing up",
    "click here to ",
    "click here for ",
    "copyright ©",
    "copyright 20",
    "do you have a story",
    "do you know more?",
    "download our app",
    "first published on ",
    "follow our channel",
    "follow us on ",
    "for more information about our privacy",
    "get the latest ",
    "have you been affected ",
    "join our ",
    "more: ",
    "our standards: ",
    "read also: ",
    "read more: ",
    "read more on ",
    "read next: ",
    "related: ",
    "see also: ",
    "sign up for ",
    "sign up to ",
    "sign up here",
    "subscribe to ",
    "this article was amended ",
    "this content is hosted by ",
    "this content is provided by ",
    "to play this video",
    "watch: ",
    "you have read your last ",
];

/// Ends of such paragraphs, without the last mark.
pub const ENDS: [&str; 5] = [
    " sign up here", " sign up for free", " subscribe here", "of this article left to read", " is for subscribers only",
];

/// What follows an author's name in a note about the author.
pub const OF_AUTHORS: [&str; 10] =
    ["is", "was", "has", "covers", "writes", "reports", "joined", "lives", "works", "edits"];
