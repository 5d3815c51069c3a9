package guard

import "strings"

// wordLists are what the corpus draws from. The villages, wards and schools do not exist.
var wordLists = map[string][]string{
	"woman": strings.Fields(`Kayleigh Siân Ayesha Małgorzata Aoife Zainab Gwenllian Chidinma Ioana Anne-Marie Sukhvinder
		Ffion Agnieszka Niamh Fatima Grace Hope May Faith Rose Summer April Dawn Joy Bethany Shanice Chantelle Roisín
		Nia Carys Angharad Llŷr-Ann Żaneta Oluwaseun Samira Nusrat Khadija Mihaela Yevheniia Thuy D'Arcy Jo Bev Em
		Rachel Donna Tracey Leanne Courtney Demi-Leigh Parveen Shabnam Ngozi Wanjiku Eilidh Mairead Catrin Dŵynwen`),
	"man": strings.Fields(`Dean Callum Łukasz Owain Iestyn Tariq Bilal Gareth Mark Will Abdul-Rahman Przemysław Ciarán
		Oisín Emeka Florin Wojciech Gruffŷdd Liam Kieran Darren Wayne Shaun Imran Yusuf Harpreet Kwame Sergiu Mateusz
		Rhŷs Jamie-Lee Craig Lee Ade Tomos Zbigniew Hamza Jordan Connor Ryan Dwayne Andrei Mehmet Ng'ang'a Seán`),
	"girl": strings.Fields(`Lily-Mae Poppy Aaliyah Zofia Mali Saoirse Destiny Hania Amelia Inaaya Éabha Skye Ruby Maja
		Non Precious Safiyyah Luísa Ebony Wiktoria`),
	"boy": strings.Fields(`Jayden Tyler Alfie Kacper Macsen Muhammad Zayn Fionn Reggie Tobi Osian Ibrahim Ollie Leo
		Stanisław Noah Ezekiel Iorwerth Junaid Cian`),
	"surname": strings.Fields(`Hughes Okafor Khan Kowalczyk O'Brien Llewellyn Singh Begum Wójcik McAllister Pritchard
		Popescu Adeyemi Sheikh Fitzgerald Ap-Rhŷs Dąbrowska Hussain O'Shaughnessy MacLeod Achterberg Nowak Iqbal
		Rowlands Thapa Mbeki Treharne Wilkinson Smith-Jones Patel Zieliński Kaur`),
	"placeword": strings.Fields(`Oakfield Rosewood Thornbury Larkhill Willowbrook Ashgrove Stonebeck Kingfisher Meadowcroft
		Brambleside Hazelmere Wexley Northgate Fernlea Elmhurst Foxhollow Beechwood Marlpit Abbotsmere Ravenscar`),
	"saint":   strings.Fields(`Mary Luke Winifred Aidan Teilo Brigid Hilda Cuthbert`),
	"village": {"Thornley Green", "Wexcombe", "Little Harrowby", "Llanfechan", "Marsh Aldon", "Kettlewick", "Burnhope", "Ormsden", "Stoke Perry", "Aberwen"},
	"people":  strings.Fields(`Latvian Somali Traveller Korean Hungarian Yemeni Tamil Kurdish`),
	"adult":   strings.Fields(`18 19 20 21 22 23 24 26 27 29 31 34 38 41 19 twenty-four thirty`),
	"teen":    strings.Fields(`13 14 15 16 17 18 19 16 17 fifteen seventeen`),
	"small":   strings.Fields(`2 3 4 5 6 7 8 9 10 three five`),
	"wardnum": strings.Fields(`3 14 27 108 9A`),
	"wardno":  strings.Fields(`7 12 4B 23 9 31A`),
	"month":   strings.Fields(`January February March April May June July August September October November December`),
	"mon":     strings.Fields(`Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec`),
}
