package guard

// ordinaryWords are those that are written with a capital without being anybody's name: at the beginning of a
// sentence, in the names of laws, bodies, teams, forms and tools, of days, peoples and faiths.
func ordinaryWords() []classWords { //nolint:funlen // a list of words
	return []classWords{
		{ordinary, `a an the this that these those each every any some all both neither either no none one two three four five six seven
			eight nine ten i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
			who whom whose which what when where why how if then than so as at by for from in into of off on onto out over per to
			under until up upon via with within without about above across after again against along among around because before
			behind below beneath beside between beyond but despite down during except like near nor or and not since still though
			through throughout till toward towards unless unlike while whilst yet also always almost already although am are be been
			being can cannot could did do does done had has have having is may might must need ought shall should was were will would
			don't didn't doesn't can't couldn't won't wouldn't isn't wasn't weren't aren't i'm i'd i'll i've we're we've we'd they're
			you're let lets look looking looked took take taken went go going gone come came coming got get getting gave give given
			made make making put set see saw seen say said says saying tell told ask asked asking think thought know knew known
			feel felt want wanted try tried use used work worked working write wrote written read reading talk talked listen
			listened learn learned learnt keep kept begin began start started stop stopped end ended leave left call called meet met
			visit visited visiting hear heard find found show showed seem seemed help helped agree agreed decide decided plan planned`},
		{ordinary, `here there now today tomorrow yesterday tonight later earlier soon once twice ever never often sometimes usually
			perhaps maybe however therefore otherwise instead meanwhile afterwards eventually finally first second third last next
			previous new old young good bad better best worse worst big small long short high low early late whole half more most much
			many few less least several such same other another own only just even very too quite rather really well far away back
			please thanks thank yes okay ok oh dear sorry hello hi maybe nothing something everything anything nobody somebody everybody
			anybody noone everyone someone anyone people person persons man woman men women boy girl boys girls child children baby
			babies parent parents mother mothers father fathers mum mums dad dads family families carer carers sibling siblings
			grandparent grandparents relative relatives couple couples twins adult adults teenager teenagers friend friends neighbour neighbours partner partners husband wife
			student students colleague colleagues worker workers staff team teams manager managers supervisor supervision practice
			practitioner practitioners reflection reflections reflective learning training experience question questions answer
			trauma time times day days week weeks month months year years hour hours minute minutes morning afternoon evening night
			weekend weekends christmas easter eid diwali ramadan hanukkah spring autumn winter holiday holidays term`},
		{ordinary, `monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon tue tues wed thu thur thurs fri sat sun
			january february july september october november december`},
		{ordinary | body, `act acts bill regulations order orders law section article part schedule clause chapter appendix annex table figure
			page version volume issue edition policy policies procedure procedures guidance guideline guidelines framework strategy
			standard standards protocol template form forms report reports review reviews study studies audit research evidence paper
			programme project tool tools toolkit model assessment assessments conference meeting meetings core group panel board
			partnership partnerships committee council department ministry minister government parliament secretary state office
			commission commissioner agency authority authorities trust foundation federation association society institute
			observatory university royal national international local regional district borough county city town village parish
			public private social care safeguarding protection safety services service health mental physical maternity midwifery
			nursing midwife midwives doctor doctors nurse nurses obstetric neonatal antenatal postnatal perinatal prenatal pre-birth
			prebirth delivery labour acute emergency intensive special outpatients paediatric paediatrics gynaecology a&e triage general
			early help support helpline line duty access front door hub single point children's childrens mothers women's men's
			adoption fostering foster kinship looked permanence care-leaver leaving court courts family families judge judges justice
			judgment appeal supreme crown magistrates high tribunal legal outline proceedings threshold interim final hearing guardian
			cafcass police constabulary probation prison officer officers fire ambulance housing education school schools college
			academy primary secondary nursery hospital ward surgery clinic centre home house road street avenue close lane drive
			place square way church mosque temple room kitchen garden park bus train car phone computer email internet teams zoom
			microsoft word excel outlook google facebook whatsapp instagram tiktok snapchat youtube twitter apple android windows
			amazon tesco asda aldi lidl boots argos greggs mcdonald's`},
		{ordinary | body, `ofsted nspcc barnardo's barnardos childline bliss sands mind shelter refuge crisis samaritans relate gingerbread
			turning home-start homestart action nuffield lancet bmj nice rcm rcn rcgp rcpch bma gmc nmc swe basw hcpc ukcp unison dfe doh dhsc moj cqc
			hmi hmicfrs mappa marac mash lado iro ehcp ehc cin cp cpp cpc cpr icpc rcpc plo fdac ico ich la las lac hv sw gp gps nhs icb
			ccg sen send senco camhs amhs adhd asd fasd ptsd dv da dva ipv cse cce fgm nrpf pip uc dla hmp ok uk eu usa tv diy pdf
			gdpr dpa foi bbc itv covid covid-19 hiv dna iq it hr ict cpd ayse asye pe vat edd lmp dob edc nicu scbu picu ctg icu ed itu
			ni nino chi mrn urn upn ehm rip asap tba tbc fyi n/a am pm id ids sg re lsb lscb lscp rip csc asc yot yjs lcs cps ptr rcs`},
		{ordinary | body, `working together lullaby born into signs graded profile vulnerability baby steps freedom caring dads strengthening
			families solihull incredible triple circle security watch wait wonder pause recurrent change message messages
			briefing briefings minute seven-minute born stopping domestic abuse violence together human rights capacity equality
			data freedom information welfare reform health wellbeing social well-being crime disorder sexual offences modern slavery
			serious case practice learning rapid child death overview national panel public outline human story stories voice
			kitemark charter pledge think unborn best interests quality assurance neglect strategy brief brook outcome outcomes star
			star motivational interviewing attachment reflective gibbs kolb schön schon rolfe driscoll johns what's
			master masters phd degree diploma module tier tiers band bands level levels freecycle brexit unit stage phase step steps goal goals target aim aims
			interpreter language english welsh scottish irish british european african asian caribbean american indian
			pakistani bangladeshi chinese polish romanian bulgarian latvian lithuanian hungarian czech slovak ukrainian russian somali eritrean
			ethiopian sudanese syrian iraqi iranian afghan albanian kurdish turkish arab arabic urdu punjabi gujarati hindi bengali tamil
			french german italian spanish portuguese greek nigerian ghanaian kenyan gypsy traveller roma jewish muslim christian
			christians hindu sikh buddhist catholic protestant anglican methodist islam islamic christianity god allah jesus bible quran
			english-speaking deaf makaton bsl white black mixed brown europe africa asia america`},
		{ordinary, `perhaps trauma silence shame anger fear love trust power money poverty drift delay gloom risk risks harm
			strength strengths needs wishes feelings honest honestly clearly obviously gradually slowly quickly suddenly
			unfortunately fortunately hopefully certainly personally professionally ultimately generally overall basically
			actually currently recently previously similarly additionally furthermore moreover nevertheless nonetheless
			alongside following regarding concerning according based given assuming considering including
			actions contact referral referrals chronology genogram ecomap notes note record records file files folder system
			systems letter letters leaflet leaflets minutes text texts email emails calls visits scans scan booking
			appointment appointments discharge birth births pregnancy pregnancies foetus fetus infant infants toddler toddlers`},
		{ordinary, `north south east west northern southern eastern western midlands upon thames humber region regions community communities
			fundamental resources resource sources source date dates title titles refer application applications accommodation
			temporary payroll joint sent checked present pre post un anti co mid ex sub self markdown html web website links link
			author authors editor editors published publisher summary background introduction conclusion conclusions finding findings
			recommendation recommendations method methods results result discussion note example examples further details purpose
			context content contents list total number numbers percentage average rate rates per cent england's wales's
			consent verbal written refused declined agreed pending outstanding open closed ongoing known unknown likely unlikely
			concern concerns worry worries worried happy sad angry tired anxious calm quiet loud warm cold kind careful
			brief slow fast quick easy hard difficult simple clear unclear possible impossible important urgent serious
			housing benefit benefits universal credit income support allowance debt debts rent arrears food bank money
			alcohol drugs drug substance misuse smoking smoker methadone heroin cannabis cocaine cardiff's
			breastfeeding feeding bottle sleep sleeping cot pram nappy nappies scan ultrasound caesarean c-section section
			mind body heart head hand hands eyes face voice voices name names surname address story truth lies
			teacher teachers lecturer trainer trainers trainee expert experts professional professionals advocate advocates advocacy
			lead leads chair deputy assistant senior principal chief executive officer-in-charge trustee trustees volunteer volunteers
			monthly weekly daily yearly annual quarterly draft final copy copies print online offline digital virtual
			victim victims survivor survivors perpetrator perpetrators abuser stranger strangers people's person's
			imagine remember consider notice notices noticing observe observed reflecting reflected wondering wondered hoping hoped
			hearing sitting standing waiting walking driving running calling ringing visiting meeting arriving leaving returning going
			having being doing getting making giving putting seeing saying thinking knowing feeling trying using reading writing
			contacted received referred allocated assessed recorded noted discussed reviewed planned booked cancelled missed attended
			transferred discharged admitted placed removed adopted fostered returned closed opened started finished completed
			neither nor either whether whichever whoever whatever wherever whenever plus minus times equals
			apart aside anyway somehow somewhere elsewhere nowhere everywhere indeed thus hence else rather
			internet-based google's microsoft's excel's iphone ipad samsung nokia zoom's skype facetime signal viber netflix disney lego
			sun moon sky sea rain snow wind weather mr's ms's mrs's`},
		{ordinary | body, `christmas easter boxing remembrance valentine new-year matters every eve questionnaire questionnaires inventory scale scales
			checklist index survey surveys register registers code codes alliance network networks forum initiative campaign fund
			difficulties disabilities experiences adverse childhood innovation innovations difference making myth databank lancaster
			thresholds comforting`},
		{city, `winnicott bowlby ainsworth maslow piaget freud fraiberg crittenden broadhurst bronfenbrenner vygotsky laming schon
			brazelton erikson selwyn featherstone munro driscoll`},
		{city | ordinary, `england scotland wales britain ireland london`},
		{city, `birmingham manchester leeds liverpool sheffield bristol leicester leicestershire rutland coventry nottingham
			nottinghamshire derby derbyshire loughborough hinckley oxford cambridge newcastle sunderland durham york yorkshire
			lancashire cumbria kent essex sussex surrey norfolk suffolk devon cornwall dorset somerset wiltshire hampshire
			gloucester gloucestershire worcester worcestershire warwick warwickshire staffordshire stoke stafford shropshire
			cheshire lincoln lincolnshire northampton northamptonshire bedford bedfordshire luton hertfordshire
			buckinghamshire berkshire reading southampton portsmouth plymouth exeter brighton bournemouth bradford hull
			wolverhampton walsall dudley sandwell solihull swindon peterborough ipswich norwich cardiff swansea newport wrexham
			edinburgh glasgow aberdeen dundee inverness belfast derry lisburn dublin preston blackpool bolton salford stockport
			rochdale oldham wigan huddersfield wakefield barnsley doncaster rotherham middlesbrough gateshead croydon hackney lambeth
			southwark camden islington westminster poland romania pakistan india bangladesh china nigeria ghana somalia syria
			afghanistan iraq iran ukraine russia albania latvia lithuania spain france germany italy portugal turkey eritrea sudan`},
	}
}
