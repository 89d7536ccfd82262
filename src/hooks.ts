import type { Reroute } from '@sveltejs/kit';
import { splitLanguage } from '#lib/url/paths.ts';

/** Both languages share the routes: `/en/x` is served by the route of `/x`. */
export const reroute: Reroute = ({ url }) => splitLanguage(url.pathname).path;
