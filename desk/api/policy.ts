/** What the pages below /admin/ may load and send. */
interface Allowing {
  /** Origins other than the desk's own that it talks to: a forge's. */
  readonly origins?: readonly string[];
  /** The import page runs PDFium, which is WebAssembly; the rest of the desk does not. */
  readonly wasm?: boolean;
}

/** The policy without `frame-ancestors`, which a `<meta>` tag cannot say. */
export function deskPolicy({ origins = [], wasm = false }: Allowing = {}): string {
  const also = origins.map((origin) => ` ${origin}`).join('');
  return [
    "default-src 'none'",
    `script-src 'self'${wasm ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${also}`,
    `connect-src 'self' blob:${also}`,
    "frame-src 'self' blob:",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}
