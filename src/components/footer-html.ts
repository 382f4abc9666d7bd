/** The foot of every page, drawn once: it says the same on all of them. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { askedOnce } from '#lib/asked-once.ts';
import { site } from '#site';
import { OfficeFooter } from './office-footer.tsx';

export const footerHtml = askedOnce(() => renderToStaticMarkup(createElement(OfficeFooter, site)));
