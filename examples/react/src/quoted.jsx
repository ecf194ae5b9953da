import "whosaid/define";

/**
 * Shows in place who says what in its children. React owns their nodes and goes on changing them, so nothing may be
 * wrapped: `mode="paint"` colours the words and leaves the DOM alone.
 */
export function Quoted({ children, onReady, onOpen }) {
  return (
    <who-said mode="paint" onwhosaid-ready={onReady} onwhosaid-open={onOpen}>
      {children}
    </who-said>
  );
}
