"use client";

// The reader's script is loaded with this component; on the server importing it does nothing. Words are painted: React
// keeps the DOM to itself.
import "whosaid/reader";

export default function Quoted({ annotation, children }) {
  return (
    <who-said mode="paint">
      {children}
      <script type="application/json" data-whosaid="" dangerouslySetInnerHTML={{ __html: annotation.replaceAll("<", "\\u003c") }} />
    </who-said>
  );
}
