{
	skip_install_trust
	default_sni paperless.shop.example
}

paperless.shop.example {
	tls /etc/letsencrypt/live/shop.example/fullchain.pem /etc/letsencrypt/live/shop.example/privkey.pem {
		protocols tls1.3
	}
	header {
		Strict-Transport-Security "max-age=86400"
		X-Content-Type-Options "nosniff"
		X-Frame-Options "DENY"
		Referrer-Policy "strict-origin-when-cross-origin"
		X-One "a \"b\" # $c; `d`"
		X-Two `back\`
		X-Three `\"`
		-Server
	}
	route {
		request_header -X-authentik-username
		request_header -X-authentik-email
		handle /outpost.goauthentik.io/* {
			reverse_proxy api:8080
		}
		@1 path /media/*
		handle @1 {
			route {
				forward_auth api:8080 {
					uri /outpost.goauthentik.io/auth/caddy
					copy_headers X-authentik-username X-authentik-email
				}
				uri strip_prefix /media
				reverse_proxy ui:3000 {
					transport http {
						response_header_timeout 300s
					}
				}
			}
		}
		@2 path /api/*
		handle @2 {
			request_body {
				max_size 64MiB
			}
			reverse_proxy api:8080
		}
		handle {
			forward_auth api:8080 {
				uri /outpost.goauthentik.io/auth/caddy
				copy_headers X-authentik-username X-authentik-email
			}
			reverse_proxy ui:3000
		}
	}
}

http://paperless.shop.example {
	header {
		Strict-Transport-Security "max-age=86400"
		X-Content-Type-Options "nosniff"
		X-Frame-Options "DENY"
		Referrer-Policy "strict-origin-when-cross-origin"
		X-One "a \"b\" # $c; `d`"
		X-Two `back\`
		X-Three `\"`
		-Server
	}
	route {
		request_header -X-authentik-username
		request_header -X-authentik-email
		handle /outpost.goauthentik.io/* {
			reverse_proxy api:8080
		}
		@1 path /media/*
		handle @1 {
			route {
				forward_auth api:8080 {
					uri /outpost.goauthentik.io/auth/caddy
					copy_headers X-authentik-username X-authentik-email
				}
				uri strip_prefix /media
				reverse_proxy ui:3000 {
					transport http {
						response_header_timeout 300s
					}
				}
			}
		}
		@2 path /api/*
		handle @2 {
			request_body {
				max_size 64MiB
			}
			reverse_proxy api:8080
		}
		handle {
			forward_auth api:8080 {
				uri /outpost.goauthentik.io/auth/caddy
				copy_headers X-authentik-username X-authentik-email
			}
			reverse_proxy ui:3000
		}
	}
}

http://plain.example {
	route {
		handle {
			reverse_proxy ui:3000
		}
	}
}
