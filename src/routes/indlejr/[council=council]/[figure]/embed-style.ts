import { colourDeclarations } from '#lib/charts/figure-picture-colours.ts';

/** Addresses of the two typefaces of the site. */
export interface EmbedFonts {
	readonly serif: string;
	readonly sans: string;
}

/** Widths in CSS pixels from which on the drawing for a phone and the one for a column of text are shown. */
export const EMBED_WIDTHS = [288, 350, 640] as const;

/** The style sheet of an embedded figure. `light` and `dark` as a class of the root stand above what the reader's system says. */
export function embedStyle({ serif, sans }: EmbedFonts): string {
	const [, phone, wide] = EMBED_WIDTHS;
	const [light, dark] = [colourDeclarations('light'), colourDeclarations('dark')];
	return `
@font-face{font-family:'Newsreader';font-weight:400 600;font-display:swap;src:url('${serif}') format('woff2')}
@font-face{font-family:'Source Sans 3';font-weight:400 700;font-display:swap;src:url('${sans}') format('woff2')}
:root{${light};color-scheme:light}
@media (prefers-color-scheme:dark){:root:not(.light){${dark};color-scheme:dark}}
:root.dark{${dark};color-scheme:dark}
*{box-sizing:border-box;margin:0}
html{font-family:'Source Sans 3',Arial,sans-serif;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
body{padding:0 1rem 1rem;font-size:0.9375rem;line-height:1.45;overflow-wrap:break-word}
figure{max-width:40rem;margin-inline:auto;padding-top:0.6rem;border-top:1px solid var(--ink)}
h1{font-family:Newsreader,Georgia,serif;font-weight:500;font-size:clamp(1.375rem,1.2rem + 0.8vw,1.625rem);line-height:1.2;text-wrap:balance}
.council{font-weight:600;color:var(--ink-2);font-size:0.875rem}
.subtitle{color:var(--ink-2);margin-top:0.3rem}
.chosen{font-weight:600;margin-top:0.2rem}
.key{display:flex;flex-wrap:wrap;gap:0.3rem 1.15rem;list-style:none;padding:0;margin-top:0.8rem}
.key li{display:flex;align-items:center;gap:0.45rem}
.key svg{flex:none}
.patterns{position:absolute}
.frame{container-type:inline-size;overflow-x:auto;overflow-y:hidden;margin-top:1rem}
.frame svg{display:block;max-width:none;font-family:'Source Sans 3',Arial,sans-serif}
.phone,.wide{display:none}
@container (min-width:${phone}px){.narrow{display:none}.phone{display:block}}
@container (min-width:${wide}px){.phone{display:none}.wide{display:block}}
figcaption{margin-top:0.9rem;padding-top:0.6rem;border-top:1px solid var(--rule);display:grid;grid-template-columns:minmax(0,1fr);gap:0.3rem}
.source{color:var(--ink-2)}
a,summary{color:var(--link);text-decoration:underline;text-underline-offset:0.17em}
.more,summary{min-height:24px;line-height:24px;width:max-content;max-width:100%}
summary{cursor:pointer}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.table{overflow-x:auto;padding:0.5rem 2px}
table{border-collapse:collapse;line-height:1.4}
caption{text-align:left;color:var(--ink-2);padding-bottom:0.5rem}
th,td{padding:0.3rem 0.9rem 0.3rem 0;border-bottom:1px solid var(--rule);vertical-align:baseline;text-align:right}
thead th{border-bottom-color:var(--ink);vertical-align:bottom;font-weight:600}
th:first-child{text-align:left}
tbody th{font-weight:400}
@media (forced-colors:active){svg text{fill:CanvasText}svg [stroke]:not([stroke='none']){stroke:CanvasText}}
@media print{html{background:#fff}details:not([open]){display:none}}
`;
}
