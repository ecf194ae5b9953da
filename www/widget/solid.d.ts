// <who-said> and <who-said-desk> in Solid's JSX: import "whosaid/solid" in any file. What is an expression, Solid takes for
// a property unless it is called `attr:…`.
import type { JSX } from "solid-js";
import type { WhoSaidDesk } from "./desk.js";
import type { WhoSaid } from "./element.js";
import type { Handlers, Properties } from "./elements.js";
import type { WhoSaidAttributes, WhoSaidDeskAttributes } from "./jsx.js";

type Attributes<Names> = { [Name in keyof Names & string as `attr:${Name}`]?: Names[Name] };

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "who-said": JSX.HTMLAttributes<WhoSaid> & Pick<Properties, "article"> & Attributes<WhoSaidAttributes> & Handlers<"on:">;
      "who-said-desk": JSX.HTMLAttributes<WhoSaidDesk> & Attributes<WhoSaidDeskAttributes> & Handlers<"on:">;
    }
  }
}
