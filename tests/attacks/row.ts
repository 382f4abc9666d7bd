/** One attack or fault: what is tried, where the idea comes from, and the test that it comes to nothing. */
import type { Client, Office, PersonName } from '../desk/office.ts';

export interface World {
  readonly office: Office;
  /** Signed in once for all rows. */
  as(name: PersonName): Client;
}

export interface Row {
  /** What is tried, as the page of attacks says it. */
  readonly what: string;
  /** `ASVS n.n.n` of version 5.0, another standard, or what was seen to go wrong. */
  readonly origin: string;
  readonly run: (world: World) => Promise<void> | void;
}

export interface Chapter {
  /** Chinese, the heading on the page. */
  readonly title: string;
  readonly rows: readonly Row[];
}
