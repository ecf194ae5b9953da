// A server component: the article is annotated where it is rendered, and readers get the annotation with it.
import init, { annotate } from "whosaid";
import Quoted from "./quoted";

const TEXT = "Mayor Jan Roe shook her head. “The ice is thin,” she said.";

export default async function Page() {
  await init();
  const annotation = { ...annotate(TEXT), text: TEXT };
  return (
    <Quoted annotation={JSON.stringify(annotation)}>
      <article>
        <p>{TEXT}</p>
      </article>
    </Quoted>
  );
}
