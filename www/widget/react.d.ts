// <who-said> and <who-said-desk> in React's JSX, 18.2.6 and later: import "whosaid/react" in any file.
import type * as React from "react";
import type { WhoSaidDesk } from "./desk.js";
import type { WhoSaid } from "./element.js";
import type { Handlers, Properties } from "./elements.js";
import type { WhoSaidAttributes, WhoSaidDeskAttributes } from "./jsx.js";

/** React 19 sets properties and hears events of any name; 18 sets attributes, and writes `false` as a text. */
type Sets<New, Old> = typeof React extends { use: unknown } ? New : Old;
type Flag = Sets<boolean, true>;
type Common<Element> = React.DetailedHTMLProps<React.HTMLAttributes<Element>, Element> & { class?: string } & Sets<Handlers<"on">, {}>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "who-said": Common<WhoSaid> & Sets<Properties<Flag>, WhoSaidAttributes<Flag>>;
      "who-said-desk": Common<WhoSaidDesk> & WhoSaidDeskAttributes<Flag>;
    }
  }
}
