/** Every sort of page that the site has, each once: what must hold of all pages is tested on these, in both languages. */
export const PAGES: readonly string[] = [
	'/albertslund',
	'/albertslund?theme=alb-ir-t06&from=2012&state=open',
	'/albertslund?response=none&implementation=implemented',
	'/albertslund/aar',
	'/albertslund/aar/2014',
	'/albertslund/aar/2016',
	'/albertslund/aabne',
	'/albertslund/aabne?area=school&area=health&from=2015&state=done',
	'/albertslund/anbefalinger',
	'/albertslund/anbefalinger?q=sprog&view=table&state=open',
	'/albertslund/anbefaling/alb-ir-2014-01',
	'/albertslund/temaer',
	'/albertslund/temaer/alb-ir-t06',
	'/albertslund/gentagelser',
	'/ballerup',
	'/ballerup/aar/2014',
	'/ballerup/aabne',
	'/raad',
	'/kilder',
	'/kilder/alb-ir-register',
	'/omraader',
	'/omraader/school',
	'/om',
	'/tilgaengelighed',
	'/metode',
	'/data',
	'/data/api',
	'/sql',
	'/indlaes',
	'/sql?q=select+*+from+areas',
	'/albertslund?version=0.9.0',
	'/albertslund/findes-ikke'
];

/** The same pages in the other language. */
export const ENGLISH_PAGES: readonly string[] = PAGES.map((path) => `/en${path}`);
