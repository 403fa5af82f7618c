package main

// A site to watch: adding a line below is all it takes.
type site struct {
	name string
	// Address of the site's router, which reflects TWAMP.
	router string
	// ThousandEyes Cloud Agent nearby.
	cloudAgent string
}

var sites = []site{
	{"berlin", "192.0.2.10", "Frankfurt, Germany"},
	{"london", "192.0.2.20", "London, England"},
	{"tokyo", "192.0.2.30", "Tokyo, Japan"},
}

// What every site needs to reach.
type service struct {
	name, host string
	port       int
}

var services = []service{
	{"shop", "shop.example.com", 443},
	{"mail", "mail.example.com", 993},
}
