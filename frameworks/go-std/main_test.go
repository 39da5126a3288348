package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func TestAnswers(t *testing.T) {
	calls := 0
	sleeping := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		calls++
		switch r.URL.Path {
		case "/sleep/20":
			w.Write([]byte("true"))
		case "/sleep/30":
			time.Sleep(300 * time.Millisecond)
		case "/sleep/40":
			w.WriteHeader(http.StatusInternalServerError)
		default:
			w.WriteHeader(http.StatusTeapot)
		}
	}))
	defer sleeping.Close()
	p := newProxy(sleeping.URL, 100*time.Millisecond, 2)
	for _, c := range []struct {
		url    string
		status int
		calls  int
	}{
		{"/?delay=20", 200, 1},
		{"/?delay=30", 504, 1},
		{"/?delay=40", 502, 1},
		{"/?delay=1000", 418, 1}, // a 4xx is passed on
		{"/", 200, 0},
		{"/wait/20", 200, 1},
		{"/wait/40", 500, 1},
		{"/wait/30", 200, 1}, // nothing bounds this call
		{"/wait/", 404, 0},
		{"/wait/2x", 404, 0},
		{"/wait/20/20", 404, 0},
		{"/?delay=-1", 400, 0},
		{"/?delay=600001", 400, 0},
		{"/?delay=x", 400, 0},
		{"/?delay=", 400, 0},
		{"/?delay=-0", 400, 0},
		{"/?delay=%2B20", 400, 0},
		{"/?delay=%zz", 400, 0},
		{"/?delay=20&delay=20", 400, 0},
		{"/?delay=020", 200, 1},
		{"/?x=1", 200, 0},
		{"/other", 404, 0},
	} {
		calls = 0
		answer := httptest.NewRecorder()
		p.ServeHTTP(answer, httptest.NewRequest("GET", c.url, nil))
		if answer.Code != c.status || calls != c.calls {
			t.Errorf("%s: %d after %d calls, want %d after %d", c.url, answer.Code, calls, c.status, c.calls)
		}
		if got := answer.Header().Get("Content-Type"); got != contentType {
			t.Errorf("%s: content type %q", c.url, got)
		}
	}
}

func TestADownstreamThatIsNotThereIsABadGateway(t *testing.T) {
	p := newProxy("http://127.0.0.1:1", time.Second, 2)
	answer := httptest.NewRecorder()
	p.ServeHTTP(answer, httptest.NewRequest("GET", "/?delay=1", nil))
	if answer.Code != http.StatusBadGateway {
		t.Errorf("%d, want 502", answer.Code)
	}
}
