// What the DOM's own types gain: the elements, and the events that they dispatch. They bubble up to the window.
import type { WhoSaidDesk } from "./desk.js";
import type { WhoSaid } from "./element.js";
import type { WhoSaidAttributes } from "./jsx.js";
import type { Annotation, Correction, Unanchored, Unplaced } from "./types.js";

type Failure = CustomEvent<{ error: Error & { code?: string } }>;

declare global {
  interface HTMLElementTagNameMap {
    "who-said": WhoSaid;
    "who-said-desk": WhoSaidDesk;
  }
  interface GlobalEventHandlersEventMap {
    "whosaid-ready": CustomEvent<{ annotation: Annotation; cast: object[]; unplaced: Unplaced[]; unanchored: Unanchored[] }>;
    "whosaid-open": CustomEvent<{ quote?: string; speaker?: string; note?: string }>;
    "whosaid-error": Failure;
    "whosaid-painted": Failure;
    "whosaid-corrections": CustomEvent<{ corrections: Correction[]; decided: number; total: number; doubtful: number }>;
  }
}

/** Our events as JSX names those who hear them. */
export type Handlers<Prefix extends string> = {
  [Name in keyof GlobalEventHandlersEventMap & `whosaid-${string}` as `${Prefix}${Name}`]?: (event: GlobalEventHandlersEventMap[Name]) => void;
};

/** What frameworks may set of a <who-said>: properties where it has them, else attributes. */
export type Properties<Flag = boolean> = Omit<WhoSaidAttributes<Flag>, "corrections"> & {
  article?: Element | null;
  corrections?: string | Correction[] | null;
};
