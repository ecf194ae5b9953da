// A worker at the edge: the module comes compiled, as such runtimes give it, since none compiles bytes while it runs.
import init, { annotate } from "whosaid";
import module from "whosaid/whosaid.wasm";

export default {
  async fetch(request) {
    await init(module);
    const text = await request.text();
    return Response.json({ ...annotate(text), text });
  },
};
