module servletbench.org/go-std

go 1.22
