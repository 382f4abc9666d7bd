/**
 * Who may talk to the desk at all. Any page open in an editor's browser can
 * send requests to this machine; only the desk's own pages are answered.
 */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { deskPolicy } from '../api/policy.ts';
import { Refusal } from './refusal.ts';

const NO_FRAME = "; frame-ancestors 'none'";
const DESK_POLICY = deskPolicy() + NO_FRAME;
const IMPORT_POLICY = deskPolicy({ wasm: true }) + NO_FRAME;

/**
 * Refuses a request whose Host is not one of ours (a foreign name that leads
 * here), and a change that does not come from a page of the same origin.
 * @param origins The desk's own origins, such as `http://127.0.0.1:4321`.
 */
export function guard(origins: () => readonly string[]): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const own = origins();
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    const importing = request.originalUrl.startsWith('/admin/import/');
    response.setHeader('Content-Security-Policy', importing ? IMPORT_POLICY : DESK_POLICY);
    const host = request.headers.host ?? '';
    if (!own.some((origin) => origin.slice(origin.indexOf('//') + 2) === host)) {
      throw new Refusal(421, `编务台不认识这个地址（${host.slice(0, 80)}）。请从 ${own[0] ?? ''}/admin/ 打开。`);
    }
    const site = request.headers['sec-fetch-site'];
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    const origin = request.headers.origin;
    if (changes && (origin === undefined || !own.includes(origin))) {
      throw new Refusal(403, '这个请求不是从编务台的页面发出的，没有执行。请在编务台里操作。');
    }
    const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
    // A link from elsewhere may open the desk's page, but nothing of its data.
    if (foreign && (changes || !request.originalUrl.startsWith('/admin/'))) {
      throw new Refusal(403, '这个请求不是从编务台的页面发出的，没有执行。请在编务台里操作。');
    }
    next();
  };
}
