module servletbench.org/go-std

go 1.25.0
