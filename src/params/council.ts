import { isCouncilSlug } from '#lib/domain/council-slug.ts';

/** Whether a path segment may name a council; whether there is one is the page's question. */
export const match = isCouncilSlug;
