package guard

import "strings"

// A class is a set of things that a word can be to the rules.
type class uint32

const (
	abbreviated class = 1 << iota // its full stop ends no sentence
	relation                      // a person by who they are to another: mum, sister, partner
	role                          // a person by their work: midwife, social worker
	title                         // Mrs, Dr, PC
	ordinary                      // never a name of a person or of a place, capital or not
	ambiguous                     // a name and an ordinary word: May, Grace, Will
	city                          // a large place: no person, and no rare fact
	month
	thing    // what has an age without being a person: a policy, a building
	crowd    // many people: their ages identify nobody
	birth    // says that a date is one of birth
	baby     // whose coming is a birth
	phoneCue // a number follows
	healthID // NHS, CHI, H&C
	insureID
	address
	mailCue
	refCue // a reference may follow
	refID  // a reference follows
	document
	speech    // what people do: said, asked, cried
	placeType // what places are called: Road, School
	placePart // stands between a place's own name and its type: Primary, Children's
	event     // what gets into a newspaper
	number    // a number in words
	body      // stands in the names of laws, bodies, tools and days, so that a capital beside it is no person's
)

// lexicon is every word that the rules know.
var lexicon = buildLexicon()

func buildLexicon() map[string]class {
	words := make(map[string]class, 2000)
	for _, list := range wordClasses() {
		for _, w := range strings.Fields(list.words) {
			words[w] |= list.class
		}
	}
	return words
}

type classWords struct {
	class class
	words string
}

func wordClasses() []classWords {
	return append(ordinaryWords(), []classWords{
		{abbreviated, "mr mrs ms mx dr prof rev sgt cllr st no nos ref tel mob ext approx vs eg ie etc dept hosp insp"},
		{title, "mr mrs ms miss mx dr doctor prof professor sir lady dame rev reverend judge justice hhj dj pc dc ds di dci sgt " +
			"sergeant constable inspector nurse cllr councillor imam rabbi"},
		{relation, "mum mom mam mummy mother dad daddy father stepdad stepfather stepmum stepmother sister brother half-brother " +
			"son daughter stepson stepdaughter aunt auntie aunty uncle nan nana nanna nannan nain taid mamgu tadcu gran granny grandma " +
			"grandmother grandad granddad grandpa grandfather cousin niece nephew partner husband wife boyfriend girlfriend ex " +
			"fiancé fiancée fiance fiancee neighbour friend child baby infant toddler newborn boy girl twin carer sibling teenager " +
			"woman man lad lodger godmother godfather landlord grandson granddaughter parents twins sons daughters brothers sisters " +
			"eldest oldest youngest middle firstborn parent stepbrother stepsister babysitter childminder children kids girls boys"},
		{role, "worker midwife visitor nurse gp consultant paediatrician obstetrician psychologist psychiatrist therapist counsellor teacher headteacher " +
			"head manager supervisor colleague officer solicitor barrister guardian advocate sw hv iro senco chair interpreter " +
			"doctor doula student clerk receptionist registrar practitioner doctors caseworker keyworker mentor coordinator " +
			"assistant educator adviser advisor trainer magistrate counsel director pastor vicar tutor lecturer support-worker nursery-nurse dentist"},
		{month, "january february march april may june july august september october november december " +
			"jan feb mar apr jun jul aug sep sept oct nov dec"},
		{ambiguous, "may grace hope will mark faith joy summer april june august rose dawn rob bill sue pat frank grant " +
			"gene penny pearl ruby amber ivy iris lily daisy heather holly hazel violet poppy jade crystal " +
			"christian earnest ernest miles reed rich rusty sky star sunny sandy skye summer autumn winter angel art " +
			"chance chase charity clay cliff destiny eve harmony honor honour jay lance melody mercy patience peace precious " +
			"prudence ray serenity stone story sterling terry trinity verity victor wade wren young west bishop king prince " +
			"page paige rebel river robin rowan ash ford cash major"},
		{thing, "policy guidance guideline guidelines procedure procedures report act law service building form data model research tool plan " +
			"assessment system template book document house car computer strategy programme review study paper framework " +
			"protocol contract order database printer leaflet debate idea problem phone flat kettle case file figure figures statistics"},
		{crowd, "children parents people women men mothers fathers those babies mums dads young girls boys adults teenagers infants " +
			"families families anyone everyone all pupils students patients females males carers youngsters persons toddlers kids"},
		{birth, "born dob caesarean waters contractions induction induced birth birthday birthdate edd edc d.o.b birthdays"},
		{baby, "baby twins twin newborn son daughter boy girl infant child triplets she expecting pregnancy pregnant labour birth babies one little bump unborn caesarean"},
		{phoneCue, "phone phoned telephone tel mobile mob call called ring rang number text texted texts whatsapp landline cell dial ext voicemail contact reached"},
		{healthID, "nhs chi h&c hcn patient spine"},
		{insureID, "ni nino insurance"},
		{address, "postcode postcodes address addresses lives live lived living house flat road street avenue lane moved move moving " +
			"nav satnav home drive close estate deliver delivered zip resides residing terrace crescent"},
		{mailCue, "email e-mail mail emails emailed e-mailed contact account inbox gmail outlook"},
		{refCue, "case ref reference file record court referral crime incident log episode docket"},
		{refID, "lac ehm mrn urn upn uln mosaic liquidlogic systmone emis lcs ics cafcass custody hospital casefile unit"},
		{document, "policy procedure procedures guidance document version form section chapter appendix isbn doi page order invoice article paragraph table figure template printer cartridge circular standard regulation"},
		{speech, "said says told tells asked asks cried cries explained smiled laughed texted whispered shouted answered replied wept " +
			"rang phoned nodded thanked admitted disclosed hugged begged refused apologised sobbed"},
		{event, "shot shooting stabbed stabbing stabbings murder murdered manslaughter killed killing fire arson burned burnt crash crashed " +
			"drowned drowning news newspaper newspapers paper papers headline headlines inquest kidnapped abducted abduction explosion " +
			"hanged suicide trial convicted survived televised tv radio viral collapsed electrocuted poisoned trafficked deported " +
			"church railway quadruplets triplets lottery hostage massacre siege earthquake avalanche rescued lifeboat manhunt flood flooded"},
		{number, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen " +
			"twenty thirty forty fifty sixty seventy eighty ninety zero oh nought nil double triple treble"},
		{placeType, "hospital infirmary ward surgery nursery preschool pre-school school academy college prison hostel refuge clinic hospice " +
			"playgroup centre center hub home road street avenue close lane drive crescent terrace gardens grove way square house lodge " +
			"church chapel mosque gurdwara temple hotel practice court unit estate farm kindergarten rd ave hall manor villas place"},
		{placePart, "primary secondary high junior infant infants nursery grammar community catholic children's childrens children child family day medical " +
			"health birth birthing maternity general royal district university women's womens special free sixth form young offenders offender " +
			"c of e medical dental gp doctors infant care foster residential and pre - cottage methodist baptist anglican united reformed evangelical pentecostal sixth-form comprehensive technical memorial county sure start early years s ' church comprehensive"},
	}...)
}
