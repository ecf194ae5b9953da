// <who-said> and <who-said-desk> in Preact's JSX: import "whosaid/preact" in any file.
import type { HTMLAttributes } from "preact";
import type { WhoSaidDesk } from "./desk.js";
import type { WhoSaid } from "./element.js";
import type { Handlers, Properties } from "./elements.js";
import type { WhoSaidDeskAttributes } from "./jsx.js";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "who-said": HTMLAttributes<WhoSaid> & Properties & Handlers<"on">;
      "who-said-desk": HTMLAttributes<WhoSaidDesk> & WhoSaidDeskAttributes & Handlers<"on">;
    }
  }
}
